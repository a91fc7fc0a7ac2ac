import { randomUUID } from 'node:crypto'
import type { OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { EffectTerm, OfferScope } from '@yuxiang/shared/api/offer-terms'
import { promotionsChanged } from '../../server/src/promotions/changes.ts'
import {
  campaigns,
  campaignUsage,
  couponBatches,
  couponCounts,
  coupons,
} from '../../server/src/promotions/tables.ts'
import type { Shop } from './shop.ts'

const DAY_MS = 86_400_000

const everything: OfferScope = {
  productIds: [],
  categoryKeys: [],
  countyCodes: [],
  merchantIds: [],
  venueIds: [],
}

export const planOf = (threshold: number, effect: EffectTerm, rest: Partial<OfferPlan> = {}): OfferPlan => ({
  kind: 'offer',
  basis: 'spend',
  tiers: [{ threshold, effect }],
  scope: everything,
  audience: { kind: 'everyone' },
  group: null,
  perPersonLimit: null,
  totalLimit: null,
  budgetFen: null,
  ...rest,
})

/** Lets a campaign run; the platform's unless a merchant is named. */
export async function runCampaign(
  shop: Pick<Shop, 'server' | 'now'>,
  plan: OfferPlan,
  options: { merchantId?: string; name?: string; endsInMs?: number } = {},
): Promise<string> {
  const { db } = shop.server.platform.database
  const id = randomUUID()
  const now = shop.now()
  await db.transaction(async (tx) => {
    await tx.insert(campaigns).values({
      id,
      merchantId: options.merchantId ?? null,
      name: options.name ?? '秋收满减',
      description: '',
      plan,
      exclusiveGroup: plan.group,
      startsAt: new Date(now.getTime() - DAY_MS),
      endsAt: new Date(now.getTime() + (options.endsInMs ?? DAY_MS)),
      state: 'published',
      createdBy: id,
      createdAt: now,
      publishedAt: now,
    })
    await tx
      .insert(campaignUsage)
      .values({ campaignId: id, budgetFen: plan.budgetFen, totalLimit: plan.totalLimit })
    await promotionsChanged(tx)
  })
  return id
}

/** Puts one coupon into somebody's wallet; answers its id. */
export async function giveCoupon(
  shop: Pick<Shop, 'server' | 'now'>,
  userId: string,
  threshold: number,
  effect: EffectTerm,
  options: { merchantId?: string; batchId?: string; usableMs?: number } = {},
): Promise<{ couponId: string; batchId: string }> {
  const { db } = shop.server.platform.database
  const now = shop.now()
  const batchId = options.batchId ?? randomUUID()
  const usableTo = new Date(now.getTime() + (options.usableMs ?? 30 * DAY_MS))
  const couponId = randomUUID()
  await db.transaction(async (tx) => {
    await tx.insert(couponBatches).values({
      id: batchId,
      merchantId: options.merchantId ?? null,
      name: '新客券',
      basis: 'spend',
      tiers: [{ threshold, effect }],
      scope: everything,
      audience: 'everyone',
      channel: 'center',
      perPersonLimit: 1,
      claimFrom: new Date(now.getTime() - DAY_MS),
      claimTo: usableTo,
      usableFrom: new Date(now.getTime() - DAY_MS),
      usableTo,
      state: 'published',
      createdBy: batchId,
      createdAt: now,
    })
    await tx.insert(couponCounts).values({ batchId, total: 100, claimed: 1 })
    await tx.insert(coupons).values({ id: couponId, batchId, userId, ordinal: 1, claimedAt: now, usableTo })
    await promotionsChanged(tx)
  })
  return { couponId, batchId }
}

/** What a campaign's orders have taken of it. */
export async function usageOf(shop: Pick<Shop, 'server'>, campaignId: string) {
  const [row] = await shop.server.platform.database.sql<{ fen: number; count: number; seats: number }[]>`
    select used_fen::float8 as fen, used_count as count,
      (select count(*)::int from campaign_seats where campaign_id = ${campaignId}) as seats
    from campaign_usage where campaign_id = ${campaignId}`
  return row ?? { fen: Number.NaN, count: Number.NaN, seats: Number.NaN }
}
