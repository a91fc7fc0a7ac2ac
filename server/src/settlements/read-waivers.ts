import type { FeeWaiver, WaiverCandidate } from '@yuxiang/shared/api/fee-waivers'
import { type WaiverRule, waiverOf, waiverRule } from '@yuxiang/shared/live/waiver'
import { desc, eq, inArray } from 'drizzle-orm'
import { listedCounties } from '../catalog/index.ts'
import type { MerchantLiveSales } from '../live-attribution/index.ts'
import { type MerchantHome, merchantHomes } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { decidableFrom, monthBounds, monthOf } from './month.ts'
import { feeWaivers } from './tables.ts'

/** What merchants sold through live sessions in a period, or one of them did; attribution hands it in. */
export type LiveSalesOf = (
  platform: Platform,
  period: { from: Date; to: Date },
  merchantId?: string,
) => Promise<MerchantLiveSales[]>

/** A month's figures of everybody who sold by live sessions, what the rule gives them, and what was decided. */
export async function readCandidates(
  platform: Platform,
  liveSalesOf: LiveSalesOf,
  month: string,
): Promise<{
  month: string
  decidableOn: string
  isDecidable: boolean
  rule: WaiverRule
  items: WaiverCandidate[]
}> {
  const { db } = platform.database
  const [sales, decided] = await Promise.all([
    liveSalesOf(platform, monthBounds(month)),
    db.select().from(feeWaivers).where(eq(feeWaivers.month, month)),
  ])
  const waived = new Map(decided.map((row) => [row.merchantId, row]))
  const sold = new Map(sales.map((row) => [row.merchantId, row]))
  // Somebody whose waiver was decided stays on the list, even when all was refunded since.
  for (const { merchantId } of decided) {
    if (!sold.has(merchantId)) sold.set(merchantId, { merchantId, orders: 0, liveSalesFen: 0 })
  }
  const due = await dueOf(db, [...sold.values()])
  const from = decidableFrom(month)
  return {
    month,
    decidableOn: dayInShanghai(from),
    isDecidable: from <= platform.clock(),
    rule: waiverRule(),
    items: due.map((one) => {
      const waiver = waived.get(one.merchantId)
      return { ...one, waiver: waiver ? waiverView(waiver) : null }
    }),
  }
}

/** What the rule gives merchants for what they sold. */
export async function dueOf(
  db: Db,
  sales: readonly MerchantLiveSales[],
): Promise<Omit<WaiverCandidate, 'waiver'>[]> {
  const homes = await merchantHomes(
    db,
    sales.map(({ merchantId }) => merchantId),
  )
  const listed = await listedCounties(db)
  return sales.map(({ merchantId, orders, liveSalesFen }) => {
    const facts = factsOf(homes.get(merchantId), listed)
    return {
      ...{ merchantId, orders, liveSalesFen },
      merchantName: homes.get(merchantId)?.name ?? '',
      county: homes.get(merchantId)?.county ?? '',
      ...facts,
      due: waiverOf({ ...facts, liveSalesFen }),
    }
  })
}

const factsOf = (home: MerchantHome | undefined, listed: ReadonlySet<string>) => ({
  isListed: home !== undefined && listed.has(home.countyCode),
  isCooperative: home !== undefined && ['cooperative', 'familyFarm'].includes(home.kind),
})

/** A merchant's waivers, the newest first, and how far it is this month. */
export async function readOwnWaivers(
  platform: Platform,
  liveSalesOf: LiveSalesOf,
  { id, name }: { id: string; name: string },
) {
  const { db } = platform.database
  const month = monthOf(platform.clock())
  const [[sales], rows] = await Promise.all([
    liveSalesOf(platform, monthBounds(month), id),
    db
      .select()
      .from(feeWaivers)
      .where(eq(feeWaivers.merchantId, id))
      .orderBy(desc(feeWaivers.month))
      .limit(36),
  ])
  const [current] = await dueOf(db, [sales ?? { merchantId: id, orders: 0, liveSalesFen: 0 }])
  if (!current) throw new Error('one merchant has one row')
  const { liveSalesFen, isListed, isCooperative, due } = current
  return {
    merchantName: name,
    rule: waiverRule(),
    current: { month, liveSalesFen, isListed, isCooperative, due },
    items: rows.map(waiverView),
  }
}

const waiverView = (row: typeof feeWaivers.$inferSelect): FeeWaiver => ({
  id: row.id,
  month: row.month,
  ground: row.ground,
  liveSalesFen: row.liveSalesFen,
  sharePerMille: row.sharePerMille,
  amountFen: row.amountFen,
  decidedAt: row.decidedAt.toISOString(),
  appliedAt: row.appliedAt?.toISOString() ?? null,
})

/** What a statement calls some waivers, by id. */
export async function waiverMonths(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: feeWaivers.id, month: feeWaivers.month })
    .from(feeWaivers)
    .where(inArray(feeWaivers.id, [...ids]))
  return new Map(rows.map(({ id, month }) => [id, `${month} 直播成交`]))
}
