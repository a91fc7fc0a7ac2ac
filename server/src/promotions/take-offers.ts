import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { OfferTerms } from './offers-for.ts'

/** What one order takes of one offer. */
export interface OfferUse {
  terms: Pick<OfferTerms, 'offerId' | 'couponId' | 'perPersonLimit'>
  orderId: string
  payer: 'merchant' | 'platform'
  discountFen: number
  freightFen: number
  giftFen: number
  lines: readonly {
    productId: string
    name: string
    quantity: number
    paidFen: number
    discountFen: number
  }[]
  rewardBatchId: string | null
}

interface Taking {
  userId: string
  paymentId: string
  now: Date
}

/**
 * Takes what an order's offers cost, in the order's transaction and after its stock: budget and number of each campaign by
 * one conditional update (rows locked by id), a seat where each person has so many, the coupon. Refuses with
 * `promotion_changed` when a campaign is over, used up or paused meanwhile, `coupon_not_usable` when a coupon is.
 */
export async function takeOffers(tx: Db, uses: readonly OfferUse[], taking: Taking): Promise<void> {
  if (uses.length === 0) return
  await spend(tx, uses, taking)
  await recordUses(tx, uses, taking)
}

/** The same for money that came late: what was given back is taken again; false when it is not to be had any more. */
export async function takeOffersAgain(tx: Db, paymentId: string, now: Date): Promise<boolean> {
  const rows = await sqlOf(tx)<(Sums & { userId: string })[]>`
    select use.offer_id as "offerId", use.coupon_id as "couponId", use.user_id as "userId",
      sum(use.discount_fen + use.freight_fen + use.gift_fen)::float8 as fen,
      (campaign.plan ->> 'perPersonLimit')::int as "perPersonLimit"
    from offer_uses use left join campaigns campaign on campaign.id = use.offer_id
    where use.payment_id = ${paymentId} and use.state = 'returned'
    group by use.offer_id, use.coupon_id, use.user_id, campaign.plan`
  const [first] = rows
  if (!first) return true
  try {
    await spendSums(tx, rows, { userId: first.userId, paymentId, now })
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
  await sqlOf(tx)`
    update offer_uses set state = 'taken' where payment_id = ${paymentId} and state = 'returned'`
  return true
}

interface Sums {
  offerId: string
  couponId: string | null
  perPersonLimit: number | null
  fen: number
}

/** One row per offer, whatever the number of orders it is spread over. */
function spend(tx: Db, uses: readonly OfferUse[], taking: Taking): Promise<void> {
  const sums = new Map<string, Sums>()
  for (const { terms, discountFen, freightFen, giftFen } of uses) {
    const key = terms.couponId ?? terms.offerId
    const sum = sums.get(key) ?? { ...terms, fen: 0 }
    sum.fen += discountFen + freightFen + giftFen
    sums.set(key, sum)
  }
  return spendSums(tx, [...sums.values()], taking)
}

async function spendSums(tx: Db, sums: readonly Sums[], taking: Taking): Promise<void> {
  const campaigns = sums.filter(({ couponId }) => couponId === null)
  const coupons = sums.filter(({ couponId }) => couponId !== null)
  // Sent together: an order's next statements lock accounts, and they are on their way before the first answer is here.
  await together(
    campaigns.length > 0 && spendCampaigns(tx, campaigns, taking),
    coupons.length > 0 && spendCoupons(tx, coupons, taking),
  )
}

async function spendCampaigns(
  tx: Db,
  sums: readonly Sums[],
  { userId, paymentId, now }: Taking,
): Promise<void> {
  const sql = sqlOf(tx)
  const at = now.toISOString()
  const taken = await sql`
    with wanted as (
      select * from unnest(${sums.map((sum) => sum.offerId)}::uuid[], ${sums.map((sum) => sum.fen)}::bigint[])
        as one (campaign_id, fen)
    ), locked as materialized (
      select usage.* from campaign_usage usage join wanted using (campaign_id)
      order by usage.campaign_id for update of usage
    )
    update campaign_usage usage set used_fen = usage.used_fen + wanted.fen, used_count = usage.used_count + 1
    from wanted join locked using (campaign_id) join campaigns campaign on campaign.id = wanted.campaign_id
    where usage.campaign_id = wanted.campaign_id and campaign.state = 'published'
      and campaign.starts_at <= ${at}::timestamptz and ${at}::timestamptz < campaign.ends_at
      and (locked.budget_fen is null or locked.used_fen + wanted.fen <= locked.budget_fen)
      and (locked.total_limit is null or locked.used_count < locked.total_limit)
    returning usage.campaign_id`
  if (taken.length < sums.length) throw new Refusal('promotion_changed')
  const limited = sums.filter(({ perPersonLimit }) => perPersonLimit !== null)
  if (limited.length === 0) return
  // The campaign's row is locked: whoever else takes a seat here has taken it, or waits.
  const seats = await sql`
    insert into campaign_seats (campaign_id, user_id, ordinal, payment_id)
    select wanted.campaign_id, ${userId}::uuid, free.ordinal, ${paymentId}::uuid
    from unnest(${limited.map((sum) => sum.offerId)}::uuid[], ${limited.map((sum) => sum.perPersonLimit)}::int[])
      as wanted (campaign_id, seats)
    cross join lateral (
      select ordinal from generate_series(1, wanted.seats) as ordinal
      where not exists (select from campaign_seats seat where seat.campaign_id = wanted.campaign_id
        and seat.user_id = ${userId}::uuid and seat.ordinal = ordinal.ordinal)
      order by ordinal limit 1
    ) free
    on conflict do nothing returning campaign_id`
  if (seats.length < limited.length) throw new Refusal('promotion_changed')
}

async function spendCoupons(
  tx: Db,
  sums: readonly Sums[],
  { userId, paymentId, now }: Taking,
): Promise<void> {
  const at = now.toISOString()
  const couponIds = sums.map(({ couponId }) => couponId)
  const used = await sqlOf(tx)`
    with mine as (
      update coupons set state = 'used', used_at = ${at}::timestamptz, payment_id = ${paymentId}
      where id = any(${couponIds}::uuid[]) and user_id = ${userId} and state = 'available'
        and usable_to > ${at}::timestamptz
      returning id, batch_id
    ), locked as materialized (
      select batch_id from coupon_counts where batch_id in (select batch_id from mine) order by batch_id for update
    )
    update coupon_counts counts set used = counts.used + 1, used_fen = counts.used_fen + spent.fen
    from locked join mine using (batch_id)
      join unnest(${couponIds}::uuid[], ${sums.map((sum) => sum.fen)}::bigint[]) as spent (id, fen) on spent.id = mine.id
    where counts.batch_id = locked.batch_id
    returning mine.id`
  if (used.length < sums.length) throw new Refusal('coupon_not_usable')
}

async function recordUses(
  tx: Db,
  uses: readonly OfferUse[],
  { userId, paymentId, now }: Taking,
): Promise<void> {
  const rows = uses.map(
    ({ terms, orderId, payer, discountFen, freightFen, giftFen, lines, rewardBatchId }) => ({
      id: newId(),
      offer_id: terms.offerId,
      coupon_id: terms.couponId,
      payment_id: paymentId,
      order_id: orderId,
      user_id: userId,
      payer,
      discount_fen: discountFen,
      freight_fen: freightFen,
      gift_fen: giftFen,
      lines,
      reward_batch_id: rewardBatchId,
      taken_at: now,
    }),
  )
  await sqlOf(tx)`
    insert into offer_uses (id, offer_id, coupon_id, payment_id, order_id, user_id, payer, discount_fen, freight_fen,
      gift_fen, lines, reward_batch_id, taken_at)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (id uuid, offer_id uuid,
      coupon_id uuid, payment_id uuid, order_id uuid, user_id uuid, payer text, discount_fen bigint,
      freight_fen bigint, gift_fen bigint, lines jsonb, reward_batch_id uuid, taken_at timestamptz)`
}
