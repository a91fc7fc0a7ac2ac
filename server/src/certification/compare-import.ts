import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Checked, ImportedRow } from './check-import.ts'
import { importBarsOf } from './import-bars.ts'

export type WritableRow = ImportedRow & { productId: string; merchantId: string }

export interface Compared {
  rows: WritableRow[]
  errors: Checked['errors']
  added: number
  updated: number
  unchanged: number
}

interface Known {
  certificateNo: string
  productId: string
  countyCode: string
  state: string
  publishedOn: string
  validTo: string
  households: number
  yuanPerHouseholdYear: number
  benefitWays: string[]
  /** It went its way on this platform, where its words come from. */
  isOwn: boolean
  /** Its figures are those of a re-check. */
  isRechecked: boolean
}

const atOnce = 500

/**
 * What these rows would do to the certificates that are there, a few hundred rows at a time. Nobody imports for a merchant
 * that they work for.
 */
export async function compareImport(
  db: Db,
  catalogue: Catalogue,
  { rows, ownerId, now }: { rows: readonly ImportedRow[]; ownerId: string; now: Date },
  onShare: (share: number) => Promise<void>,
): Promise<Compared> {
  const own = new Set(await merchantsOfStaff(db, ownerId))
  const all: Compared = { rows: [], errors: [], added: 0, updated: 0, unchanged: 0 }
  for (let start = 0; start < rows.length; start += atOnce) {
    await compareSlice(db, catalogue, { rows: rows.slice(start, start + atOnce), own, now }, all)
    await onShare(Math.min(1, (start + atOnce) / rows.length))
  }
  return all
}

async function compareSlice(
  db: Db,
  catalogue: Catalogue,
  { rows, own, now }: { rows: readonly ImportedRow[]; own: ReadonlySet<string>; now: Date },
  all: Compared,
): Promise<void> {
  const keyOf = (row: { merchant: string; product: string }) => `${row.merchant}\n${row.product}`
  const products = Map.groupBy(await catalogue.productsNamed(db, rows), keyOf)
  const productIds = [...products.values()].flat().map(({ id }) => id)
  const known = await sqlOf(db)<Known[]>`
    select certificate_no as "certificateNo", product_id as "productId", county_code as "countyCode", state,
      published_on::text as "publishedOn", valid_to::text as "validTo", households,
      yuan_per_household_year as "yuanPerHouseholdYear", benefit_ways as "benefitWays",
      application_id is not null as "isOwn", exists (select from certification_rechecks recheck
        where recheck.certification_id = certifications.id and recheck.passed and recheck.households is not null)
        as "isRechecked"
    from certifications where certificate_no = any(${rows.map((row) => row.certificateNo)}::text[])
      or (product_id = any(${productIds}::uuid[]) and state in ('published', 'suspended'))`
  const byNo = new Map(known.map((one) => [one.certificateNo, one]))
  const live = new Map(
    known.flatMap((one) =>
      one.state === 'published' || one.state === 'suspended' ? [[one.productId, one]] : [],
    ),
  )
  const bars = await importBarsOf(
    db,
    [...products.values()].flat().map(({ id, merchantId }) => ({ productId: id, merchantId })),
    now,
  )
  for (const row of rows) {
    const reject = (column: string, message: string) => all.errors.push({ row: row.row, column, message })
    const [product, other] = products.get(keyOf(row)) ?? []
    const same = byNo.get(row.certificateNo)
    const holder = product && live.get(product.id)
    if (!product) reject('产品名称', '平台上没有这家市场主体的这个产品，请先由商家上架')
    else if (other) reject('产品名称', '这家市场主体有多个同名产品，无法确定是哪一个')
    else if (own.has(product.merchantId)) reject('市场主体', '您是该市场主体的人员，不能导入它的认定')
    else if (product.countyCode !== row.countyCode) reject('区县', '产品登记的产地不在这个区县')
    else if (same && (same.productId !== product.id || same.countyCode !== row.countyCode)) {
      reject('证书编号', '这个编号已属于另一个产品')
    } else if (same && !['published', 'suspended'].includes(same.state)) {
      reject('证书编号', '这份认定已结束（撤销、到期或换证），不能再导入')
    } else if (holder && holder.certificateNo !== row.certificateNo) {
      reject('产品名称', `该产品已有认定 ${holder.certificateNo}`)
    } else if (same?.isOwn) {
      reject('证书编号', '这份认定由本平台申请、公示后发布，不能用目录改写')
    } else if (!same && bars.has(product.id)) {
      reject('产品名称', bars.get(product.id) ?? '')
    } else {
      all.rows.push({ ...row, productId: product.id, merchantId: product.merchantId })
      if (!same) all.added += 1
      else if (isSame(same, row)) all.unchanged += 1
      else all.updated += 1
    }
  }
}

/** Figures that a re-check found are not written over. */
const isSame = (known: Known, row: ImportedRow): boolean =>
  known.publishedOn === row.publishedOn &&
  known.validTo === row.validTo &&
  (known.isRechecked ||
    (known.households === row.households && known.yuanPerHouseholdYear === row.yuanPerHouseholdYear)) &&
  [...known.benefitWays].sort().join() === [...row.benefitWays].sort().join()
