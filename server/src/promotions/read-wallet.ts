import type { Coupon } from '@yuxiang/shared/api/promotions'
import { offerLabel, tierRule } from '@yuxiang/shared/promotions/words'
import type { CouponState } from '@yuxiang/shared/states/campaign'
import type postgres from 'postgres'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { BatchRow } from './find-campaign.ts'
import { type ScopeText, scopeTexts } from './scope-text.ts'

interface Row
  extends Omit<Coupon, 'label' | 'rule' | 'scopeText'>,
    Pick<BatchRow, 'basis' | 'tiers' | 'scope'> {}

const pageSizeDefault = 20

/** Somebody's coupons, the newest first, and how many can be used now. One whose time is over counts as expired at once. */
export async function readWallet(
  platform: Platform,
  userId: string,
  query: { state?: CouponState | undefined; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: Coupon[]; available: number; nextCursor?: string }> {
  const { sql } = platform.database
  const { state, cursor, pageSize = pageSizeDefault } = query
  const now = sql`${platform.clock().toISOString()}::timestamptz`
  const [rows, [count]] = await Promise.all([
    sql<Row[]>`
      with page as (
        select * from coupons
        where user_id = ${userId} ${state ? sql`and ${inState(sql, state, now)}` : sql``}
          ${cursor ? sql`and id < ${cursor}::uuid` : sql``}
        order by id desc limit ${pageSize + 1}
      )
      ${shown(sql, now)} order by coupon.id desc`,
    sql<{ available: number }[]>`
      select count(*)::int as available from coupons
      where user_id = ${userId} and state = 'available' and usable_to > ${now}`,
  ])
  const scopeText = await scopeTexts(platform)
  const items = rows.slice(0, pageSize).map((row) => couponOf(row, scopeText))
  const last = items.at(-1)
  return {
    items,
    available: count?.available ?? 0,
    ...(rows.length > pageSize && last && { nextCursor: last.id }),
  }
}

/**
 * One coupon as it was just written, for the answer to its claim. The words for scopes come from outside: to read them
 * on another connection while claims hold theirs could leave all of them waiting for one.
 */
export async function readCoupon(tx: Db, scopeText: ScopeText, couponId: string, now: Date): Promise<Coupon> {
  const sql = sqlOf(tx)
  const [row] = await sql<Row[]>`
    with page as (select * from coupons where id = ${couponId})
    ${shown(sql, sql`${now.toISOString()}::timestamptz`)}`
  if (!row) throw new Error(`coupon ${couponId} is gone`)
  return couponOf(row, scopeText)
}

function inState(sql: postgres.Sql, state: CouponState, now: Fragment): Fragment {
  switch (state) {
    case 'available':
      return sql`state = 'available' and usable_to > ${now}`
    case 'expired':
      return sql`(state = 'expired' or (state = 'available' and usable_to <= ${now}))`
    default:
      return sql`state = ${state}`
  }
}

const shown = (sql: postgres.Sql, now: Fragment) => sql`
  select coupon.id, coupon.batch_id as "batchId",
    case when coupon.state = 'available' and coupon.usable_to <= ${now} then 'expired' else coupon.state end as state,
    batch.name, batch.basis, batch.tiers, batch.scope, batch.merchant_id as "merchantId",
    merchant.name as "merchantName", coupon.claimed_at as "claimedAt", batch.usable_from as "usableFrom",
    coupon.usable_to as "usableTo", coupon.used_at as "usedAt"
  from page coupon
  join coupon_batches batch on batch.id = coupon.batch_id
  left join ${merchantFacts(sql)} merchant on merchant.id = batch.merchant_id`

const instantOf = (text: string) => new Date(text).toISOString()

const couponOf = ({ basis, tiers, scope, ...row }: Row, scopeText: ScopeText): Coupon => ({
  ...row,
  claimedAt: instantOf(row.claimedAt),
  usableFrom: instantOf(row.usableFrom),
  usableTo: instantOf(row.usableTo),
  usedAt: row.usedAt === null ? null : instantOf(row.usedAt),
  label: offerLabel({ basis, tiers }),
  rule: tiers[0] ? tierRule(basis, tiers[0]) : '',
  scopeText: scopeText(scope, row.merchantName),
})
