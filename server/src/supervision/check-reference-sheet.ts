import type { ImportError } from '@yuxiang/shared/api/goods'
import { amountFenMax } from '@yuxiang/shared/money'
import { type ContentUnit, contentUnits, unitNames } from '@yuxiang/shared/supervision/net-content'
import { CITY_REGION } from '../identity/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { dayOfCell, fenOfCell, type Sheet } from '../platform/sheets/index.ts'
import type { ReferenceRow } from './price-tables.ts'
import { CITY_NAME } from './reference-prices.ts'

/** The headings by which a sheet is read, and written as its own template. */
export const referenceColumns = {
  category: '品类',
  keyword: '品名关键词',
  unit: '单位',
  region: '地区',
  low: '最低价（元）',
  high: '最高价（元）',
  validFrom: '生效日期',
  validTo: '截止日期',
  source: '来源',
} as const
type Field = keyof typeof referenceColumns
const fields = Object.keys(referenceColumns) as Field[]

/** What the names in a sheet may mean. */
export interface Names {
  /** Leaves alone: goods hang on them. */
  categories: ReadonlyMap<string, string>
  regions: ReadonlyMap<string, string>
  /** Whether a regulator may say what things cost there. */
  mayFor(regionCode: string): boolean
}

/** Two prices for the same goods at the same time and place contradict each other. */
export const contradicts = (a: ReferenceGoods, b: ReferenceGoods): boolean =>
  a.categoryKey === b.categoryKey &&
  a.keyword === b.keyword &&
  a.unit === b.unit &&
  a.regionCode === b.regionCode &&
  a.validFrom <= b.validTo &&
  b.validFrom <= a.validTo
type ReferenceGoods = Pick<
  ReferenceRow,
  'categoryKey' | 'keyword' | 'unit' | 'regionCode' | 'validFrom' | 'validTo'
>

/** Every row of a sheet, and each that can't be written with the reason. Refuses with `sheet_unreadable` what is none. */
export function checkReferenceSheet(
  sheet: Sheet,
  names: Names,
  known: readonly ReferenceGoods[],
): { rowCount: number; rows: ReferenceRow[]; errors: ImportError[] } {
  const columns = columnsOf(sheet)
  const errors: ImportError[] = []
  const reject = (row: number, field: Field | null, message: string) =>
    errors.push({ row: row + 1, column: field ? referenceColumns[field] : '', message })
  const unusable = spoilt(sheet, reject)
  const rows: ReferenceRow[] = []
  let rowCount = 0
  for (const [row, cells] of sheet.rows.entries()) {
    if (row === 0 || cells.every((cell) => cell === '')) continue
    rowCount++
    if (unusable.has(row)) continue
    const before = errors.length
    const read = (field: Field) => cells[columns[field]] ?? ''
    const parsed = { row: row + 1, ...parse(read, names, (field, message) => reject(row, field, message)) }
    if (errors.length > before) continue
    const twin = rows.find((other) => contradicts(other, parsed))
    if (twin) reject(row, 'validFrom', `与第 ${twin.row} 行的品类、地区和有效期重叠`)
    else if (known.some((other) => contradicts(other, parsed)))
      reject(row, 'validFrom', '与已有参考价的有效期重叠')
    else rows.push(parsed)
  }
  if (rowCount === 0) throw new Refusal('sheet_unreadable', { detail: '表格中没有参考价' })
  return { rowCount, rows, errors: errors.sort((a, b) => a.row - b.row) }
}

function columnsOf({ rows: [heading = []] }: Sheet): Record<Field, number> {
  const columns = Object.fromEntries(
    fields.map((field) => [field, heading.indexOf(referenceColumns[field])]),
  ) as Record<Field, number>
  const missing = fields.filter((field) => columns[field] < 0)
  if (missing.length > 0) {
    const words = missing.map((field) => `“${referenceColumns[field]}”`).join('、')
    throw new Refusal('sheet_unreadable', { detail: `第一行缺少表头 ${words}，请使用下载的模板` })
  }
  return columns
}

function spoilt(sheet: Sheet, reject: (row: number, field: null, message: string) => void): Set<number> {
  for (const row of sheet.mergedRows) reject(row, null, '有合并的单元格，请取消合并')
  for (const { row } of sheet.formulas) reject(row, null, '有公式，请改为数值（复制后“粘贴为数值”）')
  return new Set([...sheet.mergedRows, ...sheet.formulas.map(({ row }) => row)])
}

function parse(
  read: (field: Field) => string,
  { categories, regions, mayFor }: Names,
  wrong: (field: Field, message: string) => void,
): Omit<ReferenceRow, 'row'> {
  const category = read('category')
  const categoryKey = categories.get(category) ?? ''
  if (!categoryKey) wrong('category', '没有这个品类，请填写商品分类的末级名称')
  const unit = unitOf(read('unit'))
  if (!unit) wrong('unit', `请填写 ${contentUnits.map((one) => unitNames[one]).join('、')}`)
  const region = read('region')
  const regionCode = region === CITY_NAME ? CITY_REGION : (regions.get(region) ?? '')
  if (!regionCode) wrong('region', `请填写区县名称，或 ${CITY_NAME}`)
  else if (!mayFor(regionCode)) wrong('region', '不在您的辖区')
  const [lowFen, highFen] = [fenOfCell(read('low')) ?? 0, fenOfCell(read('high')) ?? 0]
  if (lowFen < 1 || lowFen > amountFenMax) wrong('low', '请填写大于 0 的金额，最多两位小数')
  if (highFen < 1 || highFen > amountFenMax) wrong('high', '请填写大于 0 的金额，最多两位小数')
  else if (highFen < lowFen) wrong('high', '不能低于最低价')
  const [validFrom, validTo] = [dayOfCell(read('validFrom')) ?? '', dayOfCell(read('validTo')) ?? '']
  if (!validFrom) wrong('validFrom', '请填写日期，如 2026-11-26')
  if (!validTo) wrong('validTo', '请填写日期，如 2026-12-31')
  else if (validTo < validFrom) wrong('validTo', '不能早于生效日期')
  const [keyword, source] = [read('keyword'), read('source')]
  if (keyword.length > 20) wrong('keyword', '最多 20 个字')
  if (source.length < 2 || source.length > 60) wrong('source', '请写明来源，2 至 60 个字')
  return {
    ...{ categoryKey, category, keyword, unit: unit ?? 'g', regionCode, region },
    ...{ lowFen, highFen, validFrom, validTo, source },
  }
}

const unitOf = (text: string): ContentUnit | undefined => {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  return contentUnits.find((unit) => unitNames[unit].replace(' ', '') === plain)
}
