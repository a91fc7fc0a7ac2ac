import type { ImportError } from '@yuxiang/shared/api/goods'
import { amountFenMax } from '@yuxiang/shared/money'
import { Refusal } from '../platform/http/refusal.ts'
import { fenOfCell, type Sheet } from '../platform/sheets/index.ts'
import { type SheetSku, skuColumns, stateNames } from './sku-sheet.ts'
import type { SkuImportChange } from './tables.ts'

type Field = keyof typeof skuColumns
const required: readonly Field[] = ['id', 'price', 'stock', 'seen', 'state']
/** These tell what a row is; what somebody writes there changes nothing. */
const readFields = new Set<Field>(required)
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const stockMax = 1_000_000

export interface CheckedSheet {
  rowCount: number
  changes: SkuImportChange[]
  errors: ImportError[]
}

/** The ids a sheet names, whatever else is in it. Refuses with `sheet_unreadable` without the headings. */
export function idsOf(sheet: Sheet): string[] {
  const columns = columnsOf(sheet)
  return sheet.rows.slice(1).flatMap((cells) => {
    const id = (cells[columns.id] ?? '').toLowerCase()
    return uuid.test(id) ? [id] : []
  })
}

/** What each row changes of the SKUs as they are, and every row that can't be written with the reason. */
export function checkSkuSheet(sheet: Sheet, known: ReadonlyMap<string, SheetSku>): CheckedSheet {
  const columns = columnsOf(sheet)
  const errors: ImportError[] = []
  const reject = (row: number, field: Field | null, message: string) =>
    errors.push({ row: row + 1, column: field ? skuColumns[field] : '', message })
  const unusable = new Set<number>(sheet.mergedRows)
  for (const row of sheet.mergedRows) reject(row, null, '有合并的单元格，请取消合并')
  for (const { row, column } of sheet.formulas) {
    const field = (Object.keys(columns) as Field[]).find((one) => columns[one] === column)
    if (!field || !readFields.has(field)) continue
    unusable.add(row)
    reject(row, field, '是公式，请改为数值（复制后“粘贴为数值”）')
  }
  const firstRow = new Map<string, number>()
  const changes: SkuImportChange[] = []
  let rowCount = 0
  for (const [row, cells] of sheet.rows.entries()) {
    if (row === 0 || cells.every((cell) => cell === '')) continue
    rowCount++
    if (unusable.has(row)) continue
    const skuId = (cells[columns.id] ?? '').toLowerCase()
    const sku = known.get(skuId)
    const first = firstRow.get(skuId)
    if (!sku) reject(row, 'id', '不是本店的规格，请勿改动编号')
    else if (first !== undefined) reject(row, 'id', `与第 ${first + 1} 行重复`)
    if (!sku || first !== undefined) continue
    firstRow.set(skuId, row)
    const before = errors.length
    const read = (field: Field) => cells[columns[field] ?? -1] ?? ''
    const change = changeOf(sku, read, (field, message) => reject(row, field, message))
    const isChanged = change.priceFen !== null || change.stockChange !== null || change.state !== null
    if (errors.length === before && isChanged) {
      changes.push({ row: row + 1, skuId, name: `${sku.product} ${sku.sku}`, ...change })
    }
  }
  if (rowCount === 0) throw new Refusal('sheet_unreadable', { detail: '表格中没有规格' })
  return { rowCount, changes, errors: errors.sort((a, b) => a.row - b.row) }
}

function columnsOf({ rows: [heading = []] }: Sheet): Record<Field, number> {
  const columns = Object.fromEntries(
    (Object.keys(skuColumns) as Field[]).map((field) => [field, heading.indexOf(skuColumns[field])]),
  ) as Record<Field, number>
  const missing = required.filter((field) => columns[field] < 0)
  if (missing.length > 0) {
    const names = missing.map((field) => `“${skuColumns[field]}”`).join('、')
    throw new Refusal('sheet_unreadable', { detail: `第一行缺少表头 ${names}，请使用导出的表格` })
  }
  return columns
}

function changeOf(
  sku: SheetSku,
  read: (field: Field) => string,
  wrong: (field: Field, message: string) => void,
): Pick<SkuImportChange, 'priceFen' | 'stockChange' | 'state'> {
  const priceFen = fenOfCell(read('price'))
  if (priceFen === null) wrong('price', '请填写金额，最多两位小数')
  else if (priceFen === 0) wrong('price', '价格必须大于 0')
  else if (priceFen > amountFenMax) wrong('price', '价格过大')
  const [stock, seen] = [unitsOf(read('stock')), unitsOf(read('seen'))]
  if (stock === null) wrong('stock', '请填写 0 至 1,000,000 的整数')
  if (seen === null) wrong('seen', '请勿改动这一列')
  const state = (Object.keys(stateNames) as (keyof typeof stateNames)[]).find(
    (key) => stateNames[key] === read('state'),
  )
  if (!state) wrong('state', '请填写 在售 或 下架')
  const change = (stock ?? 0) - (seen ?? 0)
  if (sku.stock + change < 0) wrong('stock', `现有 ${sku.stock} 件，不能再减 ${-change} 件`)
  return {
    priceFen: priceFen === sku.priceFen ? null : priceFen,
    stockChange: change === 0 ? null : change,
    state: state === sku.state ? null : (state ?? null),
  }
}

function unitsOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (!/^\d{1,7}(?:\.0+)?$/.test(plain)) return null
  const units = Number(plain)
  return units <= stockMax ? units : null
}
