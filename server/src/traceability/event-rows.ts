import { TraceEventInput } from '@yuxiang/shared/api/traceability'
import { traceEventNames, traceStages } from '@yuxiang/shared/trace/chain'
import { Refusal } from '../platform/http/refusal.ts'
import { unstorableTexts } from '../platform/http/unstorable-text.ts'
import type { Sheet } from '../platform/sheets/index.ts'

export interface RowError {
  /** As the spreadsheet numbers it. */
  row: number
  column: string
  message: string
}

const columns = { kind: '环节', at: '时间', place: '地点', text: '说明', celsius: '温度' } as const
type Field = keyof typeof columns
const fields = Object.keys(columns) as Field[]

/** The events of a table, and every row that is none with the reason. Refuses with `sheet_unreadable`. */
export function checkEventRows(
  { rows, formulas, mergedRows }: Sheet,
  now: Date,
): { events: TraceEventInput[]; errors: RowError[] } {
  const [heading = []] = rows
  const placeOf = (field: Field) => heading.indexOf(columns[field])
  const missing = (['kind', 'at', 'place', 'text'] as const).filter((field) => placeOf(field) < 0)
  if (missing.length > 0) {
    const names = missing.map((field) => columns[field]).join('、')
    throw new Refusal('sheet_unreadable', { detail: `第一行应为表头，缺少：${names}` })
  }
  const events: TraceEventInput[] = []
  const errors: RowError[] = []
  const reject = (row: number, column: string, message: string) =>
    errors.push({ row: row + 1, column, message })
  for (const row of mergedRows) reject(row, '', '有合并的单元格，请取消合并后逐行填写')
  for (const { row, column } of formulas) {
    const field = fields.find((one) => placeOf(one) === column)
    if (field) reject(row, columns[field], '是公式，请改为文字（复制后“粘贴为数值”）')
  }
  rows.forEach((cells, row) => {
    if (row === 0 || cells.every((cell) => cell === '')) return
    const { event, wrong } = readRow((field) => cells[placeOf(field)] ?? '', now)
    for (const [field, message] of wrong) reject(row, columns[field], message)
    if (wrong.length === 0) events.push(event)
  })
  if (events.length === 0 && errors.length === 0) {
    throw new Refusal('sheet_unreadable', { detail: '表格中没有溯源记录' })
  }
  return { events, errors: errors.sort((a, b) => a.row - b.row) }
}

function readRow(
  read: (field: Field) => string,
  now: Date,
): { event: TraceEventInput; wrong: [Field, string][] } {
  const at = momentOf(read('at'))
  const celsius = read('celsius').replace(/\s*(℃|°C)$/i, '')
  const kind = traceStages.find((stage) => traceEventNames[stage] === read('kind'))
  const wrong = new Map<Field, string>()
  if (!kind) wrong.set('kind', `应为：${traceStages.map((stage) => traceEventNames[stage]).join('、')}`)
  if (!at) wrong.set('at', '应写成 2026-11-08 09:30')
  else if (at.getTime() > now.getTime()) wrong.set('at', '时间不能晚于现在')
  if (celsius !== '' && !/^-?\d{1,3}(\.\d)?$/.test(celsius)) wrong.set('celsius', '应为数字，最多一位小数')
  const event: TraceEventInput = {
    kind: kind ?? 'planting',
    at: (at ?? now).toISOString(),
    place: read('place'),
    text: read('text'),
    temperatures:
      celsius === '' || !at || wrong.has('celsius')
        ? []
        : [{ at: at.toISOString(), celsiusTenths: Math.round(Number(celsius) * 10) }],
    photos: [],
    reportId: null,
    corrects: null,
  }
  const parsed = TraceEventInput.safeParse(event)
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path[0] === 'temperatures' ? 'celsius' : (path[0] as Field)
    if (!wrong.has(field)) wrong.set(field, message)
  }
  for (const path of unstorableTexts({ place: event.place, text: event.text }))
    wrong.set(path as Field, '含有无法识别的字符')
  return { event: parsed.data ?? event, wrong: [...wrong] }
}

/** `2026-11-08 09:30`, `2026/11/8`, as spreadsheets write it; China's time. */
function momentOf(text: string): Date | null {
  const iso = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.exec(text)
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?: (\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text)
  if (iso) return valid(new Date(text))
  if (!found) return null
  const [, year = '', month = '', day = '', hour = '0', minute = '0'] = found
  const two = (part: string) => part.padStart(2, '0')
  const at = valid(new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00+08:00`))
  // 31 April would become 1 May.
  return at && new Date(at.getTime() + 8 * 3_600_000).getUTCDate() === Number(day) ? at : null
}

const valid = (at: Date): Date | null => (Number.isNaN(at.getTime()) ? null : at)
