import { MemberInput, type RosterImport } from '@yuxiang/shared/api/union-roster'
import { Refusal } from '../platform/http/refusal.ts'
import { unstorableTexts } from '../platform/http/unstorable-text.ts'
import type { Sheet } from '../platform/sheets/index.ts'

export interface RosterRow {
  /** As the spreadsheet numbers it. */
  row: number
  name: string
  phone: string
  group: string
}

export interface CheckedRoster {
  rows: RosterRow[]
  errors: RosterImport['errors']
}

const headings = {
  name: ['姓名', '会员姓名', '职工姓名'],
  phone: ['手机号', '手机', '手机号码', '电话', '联系电话'],
  group: ['分组', '组别', '部门', '科室'],
} as const
type Field = keyof typeof headings
const labels: Record<Field, string> = { name: '姓名', phone: '手机号', group: '分组' }

/** What of a sheet can be imported, and every row that can't with the reason. Refuses with `roster_unreadable`. */
export function checkRoster(sheet: Sheet): CheckedRoster {
  const [heading = []] = sheet.rows
  const columns = columnsOf(heading)
  const errors: RosterImport['errors'] = []
  const reject = (row: number, field: Field | null, message: string) =>
    errors.push({ row: row + 1, column: field ? labels[field] : '', message })
  const fieldOf = (column: number) =>
    (Object.keys(columns) as Field[]).find((field) => columns[field] === column) ?? null

  const unusable = new Set<number>(sheet.mergedRows)
  for (const row of sheet.mergedRows) reject(row, null, '有合并的单元格，请取消合并后逐行填写')
  for (const { row, column } of sheet.formulas) {
    const field = fieldOf(column)
    // A formula in a column that is not read does no harm.
    if (!field) continue
    unusable.add(row)
    reject(row, field, '是公式，请改为文字（复制后“粘贴为数值”）')
  }
  const rows: RosterRow[] = []
  const firstRowOfPhone = new Map<string, number>()
  sheet.rows.forEach((cells, row) => {
    if (row === 0 || unusable.has(row) || cells.every((cell) => cell === '')) return
    const read = (field: Field) => cells[columns[field] ?? -1] ?? ''
    const given = { name: read('name'), phone: phoneOf(read('phone')), group: read('group') }
    const wrong = wrongFields(given)
    for (const [field, message] of wrong) reject(row, field, message)
    const first = firstRowOfPhone.get(given.phone)
    if (first !== undefined) reject(row, 'phone', `与第 ${first + 1} 行的手机号重复`)
    else if (!wrong.some(([field]) => field === 'phone')) firstRowOfPhone.set(given.phone, row)
    if (wrong.length === 0 && first === undefined) rows.push({ row: row + 1, ...given })
  })
  if (rows.length === 0 && errors.length === 0) {
    throw new Refusal('roster_unreadable', { detail: '表格中没有会员' })
  }
  return { rows, errors: errors.sort((a, b) => a.row - b.row) }
}

function columnsOf(heading: readonly string[]): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {}
  for (const field of Object.keys(headings) as Field[]) {
    const column = heading.findIndex((cell) => (headings[field] as readonly string[]).includes(cell))
    if (column >= 0) columns[field] = column
  }
  if (columns.name === undefined || columns.phone === undefined) {
    throw new Refusal('roster_unreadable', { detail: '第一行应为表头，并有“姓名”和“手机号”两列' })
  }
  return columns
}

/** `+86 138-0000-0000` as people write it. */
const phoneOf = (text: string): string => text.replace(/[\s-]/gu, '').replace(/^(?:\+?86)(?=1\d{10}$)/, '')

function wrongFields(given: { name: string; phone: string; group: string }): [Field, string][] {
  const issues = MemberInput.safeParse(given).error?.issues ?? []
  const messages = new Map<Field, string>()
  for (const { path, message } of issues) {
    const field = path[0] as Field
    if (!messages.has(field)) messages.set(field, message)
  }
  if (/^\d\.\d+E\+?\d+$/i.test(given.phone)) {
    messages.set('phone', '被表格写成了科学计数，请把该列设为文本后重新填写')
  }
  for (const path of unstorableTexts(given)) messages.set(path as Field, '含有无法识别的字符')
  return [...messages]
}
