import type { OfferScope } from '@yuxiang/shared/api/offer-terms'
import type { CouponBatchCard } from '@yuxiang/shared/api/promotions'
import { merchantFacts } from '../merchants/index.ts'
import type { Platform } from '../platform/index.ts'
import { audienceTexts, readAudience } from './audience.ts'
import type { BatchRow } from './find-campaign.ts'
import { wordsOf } from './read-promotions.ts'
import { scopeTexts } from './scope-text.ts'

/** The centre shows so many kinds at most. */
const BATCHES_MAX = 100

interface Row
  extends Pick<BatchRow, 'id' | 'name' | 'basis' | 'tiers' | 'scope' | 'merchantId' | 'perPersonLimit'>,
    Pick<BatchRow, 'audience' | 'audienceUnionIds' | 'audienceDays'> {
  merchantName: string | null
  claimFrom: string
  claimTo: string
  usableTo: string
  total: number
  left: number
}

/** What can be claimed now, with its scope: those that are left first, the platform's first; nobody's own figures. */
export async function openBatches(
  platform: Platform,
): Promise<{ scope: OfferScope; card: CouponBatchCard }[]> {
  const { sql } = platform.database
  const now = platform.clock().toISOString()
  const rows = await sql<Row[]>`
    select batch.id, batch.name, batch.basis, batch.tiers, batch.scope, batch.audience,
      batch.audience_union_ids as "audienceUnionIds", batch.audience_days as "audienceDays",
      batch.merchant_id as "merchantId", merchant.name as "merchantName", batch.per_person_limit as "perPersonLimit",
      batch.claim_from as "claimFrom", batch.claim_to as "claimTo", batch.usable_to as "usableTo", counts.total,
      counts.total - counts.claimed as left
    from coupon_batches batch
    join coupon_counts counts on counts.batch_id = batch.id
    left join ${merchantFacts(sql)} merchant on merchant.id = batch.merchant_id
    where batch.state = 'published' and batch.channel = 'center' and batch.claim_from <= ${now}::timestamptz
      and batch.claim_to > ${now}::timestamptz
    order by counts.claimed = counts.total, batch.merchant_id is not null, batch.id desc
    limit ${BATCHES_MAX}`
  const scopeText = await scopeTexts(platform)
  const audienceText = await audienceTexts(platform.database.db, rows.map(readAudience))
  return rows.map((row) => ({
    scope: row.scope,
    card: {
      id: row.id,
      kind: 'coupon',
      ...wordsOf(row),
      name: row.name,
      payer: row.merchantId === null ? 'platform' : 'merchant',
      merchantId: row.merchantId,
      merchantName: row.merchantName,
      audienceText: audienceText(readAudience(row)),
      group: `coupon:${row.merchantId ?? 'platform'}`,
      startsAt: new Date(row.claimFrom).toISOString(),
      endsAt: new Date(row.claimTo).toISOString(),
      usableTo: new Date(row.usableTo).toISOString(),
      scopeText: scopeText(row.scope, row.merchantName),
      total: row.total,
      left: row.left,
      perPersonLimit: row.perPersonLimit,
      claimed: 0,
    },
  }))
}

/** The same cards with how many of each the caller has claimed. */
export async function withClaimed(
  { database: { sql } }: Platform,
  userId: string,
  cards: readonly CouponBatchCard[],
): Promise<CouponBatchCard[]> {
  const rows = await sql<{ batchId: string; claimed: number }[]>`
    select batch_id as "batchId", count(*)::int as claimed from coupons
    where batch_id = any(${cards.map((card) => card.id)}::uuid[]) and user_id = ${userId} group by batch_id`
  const claimed = new Map(rows.map((row) => [row.batchId, row.claimed]))
  return cards.map((card) => ({ ...card, claimed: claimed.get(card.id) ?? 0 }))
}
