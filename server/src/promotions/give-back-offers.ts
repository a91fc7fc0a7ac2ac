import { type Db, sqlOf } from '../platform/db/index.ts'

/**
 * Orders ended without goods, or were given back whole: what they took of budgets is free again. What the whole payment
 * took once (a seat, one of the campaign's number, the coupon) comes back with the last of its orders. A coupon whose
 * time is over comes back expired. Safe to repeat.
 */
export async function giveBackOffers(tx: Db, orderIds: readonly string[], now: Date): Promise<void> {
  if (orderIds.length === 0) return
  const sql = sqlOf(tx)
  const returned = await sql<Returned[]>`
    with returned as (
      update offer_uses set state = 'returned' where order_id = any(${[...orderIds]}::uuid[]) and state = 'taken'
      returning offer_id, coupon_id, payment_id, order_id, discount_fen + freight_fen + gift_fen as fen
    )
    select returned.offer_id as "offerId", returned.coupon_id as "couponId", returned.payment_id as "paymentId",
      sum(returned.fen)::float8 as fen,
      not exists (select from offer_uses other where other.payment_id = returned.payment_id
        and other.offer_id = returned.offer_id and other.coupon_id is not distinct from returned.coupon_id
        and other.state = 'taken' and other.order_id <> all(${[...orderIds]}::uuid[])) as "isLast"
    from returned group by returned.offer_id, returned.coupon_id, returned.payment_id`
  const ofCampaigns = returned.filter(({ couponId }) => couponId === null)
  const ofCoupons = returned.filter(({ couponId }) => couponId !== null)
  if (ofCampaigns.length > 0) await freeCampaigns(tx, ofCampaigns)
  if (ofCoupons.length > 0) await freeCoupons(tx, ofCoupons, now)
}

interface Returned {
  offerId: string
  couponId: string | null
  paymentId: string
  fen: number
  isLast: boolean
}

/** Several payments may come back at once (a job): sums by campaign. */
async function freeCampaigns(tx: Db, returned: readonly Returned[]): Promise<void> {
  const sql = sqlOf(tx)
  await sql`
    with freed as (
      select campaign_id, sum(fen)::bigint as fen, sum(times)::int as times
      from unnest(${returned.map((one) => one.offerId)}::uuid[], ${returned.map((one) => one.fen)}::bigint[],
        ${returned.map((one) => Number(one.isLast))}::int[]) as one (campaign_id, fen, times)
      group by campaign_id
    ), locked as materialized (
      select campaign_id from campaign_usage join freed using (campaign_id)
      order by campaign_id for update of campaign_usage
    )
    update campaign_usage usage set used_fen = usage.used_fen - freed.fen, used_count = usage.used_count - freed.times
    from freed join locked using (campaign_id) where usage.campaign_id = freed.campaign_id`
  const last = returned.filter(({ isLast }) => isLast)
  await sql`
    delete from campaign_seats seat
    using unnest(${last.map((one) => one.offerId)}::uuid[], ${last.map((one) => one.paymentId)}::uuid[])
      as one (campaign_id, payment_id)
    where seat.campaign_id = one.campaign_id and seat.payment_id = one.payment_id`
}

async function freeCoupons(tx: Db, returned: readonly Returned[], now: Date): Promise<void> {
  const sql = sqlOf(tx)
  const last = returned.filter(({ isLast }) => isLast)
  await sql`
    update coupons set state = case when usable_to > ${now.toISOString()}::timestamptz then 'available' else 'expired' end,
      used_at = null, payment_id = null
    where id = any(${last.map((one) => one.couponId)}::uuid[]) and state = 'used'`
  await sql`
    with freed as (
      select batch_id, sum(fen)::bigint as fen, sum(times)::int as times
      from unnest(${returned.map((one) => one.offerId)}::uuid[], ${returned.map((one) => one.fen)}::bigint[],
        ${returned.map((one) => Number(one.isLast))}::int[]) as one (batch_id, fen, times)
      group by batch_id
    ), locked as materialized (
      select batch_id from coupon_counts join freed using (batch_id) order by batch_id for update of coupon_counts
    )
    update coupon_counts counts set used = counts.used - freed.times, used_fen = counts.used_fen - freed.fen
    from freed join locked using (batch_id) where counts.batch_id = freed.batch_id`
}
