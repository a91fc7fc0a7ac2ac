import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { partsOfCertificateNo, shortCountyName } from '@yuxiang/shared/certification/certificate-no'
import { certificationGoLive } from '@yuxiang/shared/certification/go-live'
import { benefitWayNames, benefitWays } from '@yuxiang/shared/certification/words'
import { policy } from '@yuxiang/shared/policy'
import type { Sheet } from '../platform/sheets/index.ts'
import { addYears } from './days.ts'

export interface ImportedRow {
  /** As the spreadsheet numbers it. */
  row: number
  certificateNo: string
  product: string
  merchant: string
  countyCode: string
  publishedOn: string
  validTo: string
  households: number
  yuanPerHouseholdYear: number
  benefitWays: string[]
}

export interface Checked {
  rows: ImportedRow[]
  errors: CertificationImport['errors']
  /** Words when it is no such table at all. */
  failure: string | null
}

const headings = {
  certificateNo: ['证书编号', '认定编号', '证书号'],
  product: ['产品名称', '商品名称', '产品'],
  merchant: ['市场主体', '企业名称', '申报主体', '单位名称'],
  county: ['区县', '认定区县', '所在区县'],
  publishedOn: ['发布日期', '认定日期', '发证日期'],
  validTo: ['有效期至', '有效期止', '到期日期'],
  households: ['带动农户数', '带动户数', '联结农户'],
  yuanPerHouseholdYear: ['户均年增收', '户均年增收（元）', '户均年增收(元)'],
  benefitWays: ['带农方式', '联农带农方式'],
} as const
type Field = keyof typeof headings
const fields = Object.keys(headings) as Field[]
const needed: Field[] = fields.filter((field) => field !== 'county')
const labelOf = (field: Field): string => headings[field][0]

/** What of a sheet can be imported, and every row that can't with the reason, by the sheet alone. */
export function checkImport(
  sheet: Sheet,
  { counties, today }: { counties: readonly { code: string; name: string }[]; today: string },
): Checked {
  const [heading = []] = sheet.rows
  const columns = new Map<Field, number>()
  for (const field of fields) {
    const column = heading.findIndex((cell) => (headings[field] as readonly string[]).includes(cell))
    if (column >= 0) columns.set(field, column)
  }
  const lacking = needed.filter((field) => !columns.has(field))
  if (lacking.length > 0) {
    return { rows: [], errors: [], failure: `第一行应为表头，缺少：${lacking.map(labelOf).join('、')}` }
  }
  const errors: Checked['errors'] = []
  const reject = (row: number, field: Field | null, message: string) =>
    errors.push({ row: row + 1, column: field ? labelOf(field) : '', message })
  const unusable = spoiltRows(sheet, columns, reject)
  const rows: ImportedRow[] = []
  const seen = new Map<string, number>()
  sheet.rows.forEach((cells, row) => {
    if (row === 0 || unusable.has(row) || cells.every((cell) => cell === '')) return
    const read = (field: Field) => cells[columns.get(field) ?? -1] ?? ''
    const faults: [Field, string][] = []
    const parsed = parseRow(read, { counties, today, fault: (field, words) => faults.push([field, words]) })
    for (const [field, first, what] of [
      ['certificateNo', seen.get(`no ${parsed.certificateNo}`), '证书编号'],
      ['product', seen.get(`product ${parsed.merchant} ${parsed.product}`), '市场主体的同一产品'],
    ] as const) {
      if (first !== undefined) faults.push([field, `与第 ${first + 1} 行的${what}重复`])
    }
    seen.set(`no ${parsed.certificateNo}`, row)
    seen.set(`product ${parsed.merchant} ${parsed.product}`, row)
    for (const [field, words] of faults) reject(row, field, words)
    if (faults.length === 0) rows.push({ row: row + 1, ...parsed })
  })
  const isEmpty = rows.length === 0 && errors.length === 0
  return { rows, errors, failure: isEmpty ? '表格中没有认定' : null }
}

function spoiltRows(
  sheet: Sheet,
  columns: ReadonlyMap<Field, number>,
  reject: (row: number, field: Field | null, message: string) => void,
): Set<number> {
  const unusable = new Set<number>(sheet.mergedRows)
  for (const row of sheet.mergedRows) reject(row, null, '有合并的单元格，请取消合并后逐行填写')
  for (const { row, column } of sheet.formulas) {
    const field = fields.find((one) => columns.get(one) === column)
    // A formula in a column that is not read does no harm.
    if (!field) continue
    unusable.add(row)
    reject(row, field, '是公式，请改为文字（复制后“粘贴为数值”）')
  }
  return unusable
}

interface Context {
  counties: readonly { code: string; name: string }[]
  today: string
  fault(field: Field, words: string): void
}

function parseRow(
  read: (field: Field) => string,
  { counties, today, fault }: Context,
): Omit<ImportedRow, 'row'> {
  const certificateNo = read('certificateNo')
  if (!/^[\p{L}\p{N}〔〕[\]()（）\-—]{4,40}$/u.test(certificateNo))
    fault('certificateNo', '证书编号应为 4 至 40 个字')
  const [product, merchant] = [read('product'), read('merchant')]
  if (product === '') fault('product', '请填写产品名称')
  if (merchant === '') fault('merchant', '请填写市场主体全称')
  const county = countyOf(read('county'), counties)
  if (!county) fault('county', '不是您可以导入的区县')
  const parts = partsOfCertificateNo(certificateNo)
  if (county && parts && parts.county !== shortCountyName(county.name)) {
    fault('certificateNo', `编号里的区县与“${county.name}”不一致`)
  }
  const publishedOn = dayOf(read('publishedOn'))
  if (publishedOn === '') fault('publishedOn', '日期应写作 2026-01-31')
  else if (publishedOn > today) fault('publishedOn', '发布日期不能晚于今天')
  else if (publishedOn >= certificationGoLive) {
    fault('publishedOn', `${certificationGoLive} 起的认定须在平台申请、审核、公示后发布，不能导入`)
  }
  const validTo = dayOf(read('validTo'))
  if (validTo === '') fault('validTo', '日期应写作 2029-01-30')
  else if (validTo < today) fault('validTo', '已过有效期，不能导入')
  // Written through its anniversary or the day before: both are usual.
  else if (publishedOn !== '' && validTo > addYears(publishedOn, policy.certificationValidity.value)) {
    fault('validTo', `有效期最长 ${policy.certificationValidity.value} 年，请核对发布日期与有效期`)
  }
  const ways = waysOf(read('benefitWays'))
  if (ways.length === 0)
    fault('benefitWays', `应为${Object.values(benefitWayNames).join('、')}中的一种或几种`)
  return {
    certificateNo,
    product,
    merchant,
    countyCode: county?.code ?? '',
    publishedOn,
    validTo,
    households: wholeOf(read('households'), 100_000, () => fault('households', '应为 1 至 100,000 的整数')),
    yuanPerHouseholdYear: wholeOf(read('yuanPerHouseholdYear'), 1_000_000, () =>
      fault('yuanPerHouseholdYear', '应为 1 至 1,000,000 的整数元'),
    ),
    benefitWays: ways,
  }
}

/** By name or its beginning; one who imports for a single county need not name it. */
function countyOf(given: string, counties: Context['counties']) {
  if (given === '') return counties.length === 1 ? counties[0] : undefined
  return counties.find(
    ({ code, name }) => code === given || name === given || shortCountyName(name) === given,
  )
}

function dayOf(given: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(given) ?? []
  if (!year || !month || !day) return ''
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : ''
}

function wholeOf(given: string, max: number, fault: () => void): number {
  const number = /^[\d,]{1,12}$/.test(given) ? Number(given.replaceAll(',', '')) : 0
  if (!Number.isInteger(number) || number < 1 || number > max) {
    fault()
    return 0
  }
  return number
}

/** `务工、分红` as people write it: a way is known by its first two characters. */
function waysOf(given: string): string[] {
  const words = given.split(/[、，,;；/\s]+/u).filter((word) => word !== '')
  const found = words.map((word) =>
    benefitWays.find((way) => benefitWayNames[way].includes(word.slice(0, 2))),
  )
  return found.every((way) => way !== undefined) ? [...new Set(found as string[])] : []
}
