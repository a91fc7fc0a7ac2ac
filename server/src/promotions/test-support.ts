import type { CampaignInput, CouponBatchInput, OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { Tier } from '@yuxiang/shared/api/offer-terms'
import { Caller } from '../../../test/support/caller.ts'
import { newPhone, type Shop } from '../../../test/support/shop.ts'
import { createStaff } from '../identity/index.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Somebody of the platform, signed in. */
export async function signInOperator(shop: Shop): Promise<Caller> {
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['operator'] })
  return shop.signIn(phone)
}

export const everything = { productIds: [], categoryKeys: [], countyCodes: [], merchantIds: [], venueIds: [] }

export const less = (threshold: number, amountFen: number): Tier => ({
  threshold,
  effect: { kind: 'less', amountFen },
})

export const offerPlan = (changes: Partial<OfferPlan> = {}): OfferPlan => ({
  kind: 'offer',
  basis: 'spend',
  tiers: [less(9_900, 1_000)],
  scope: everything,
  audience: { kind: 'everyone' },
  group: null,
  perPersonLimit: null,
  totalLimit: null,
  budgetFen: 1_000_000,
  ...changes,
})

const after = (shop: Shop, ms: number) => new Date(shop.now().getTime() + ms).toISOString()

/** A campaign of a day from an hour ago, to be varied. */
export const campaignInput = (shop: Shop, changes: Partial<CampaignInput> = {}): CampaignInput => ({
  name: '秋收满减',
  merchantId: null,
  description: '帮扶产品满减',
  imageHash: null,
  startsAt: after(shop, -hourMs),
  endsAt: after(shop, dayMs),
  plan: offerPlan(),
  ...changes,
})

/** A batch that can be claimed and used now. */
export const batchInput = (shop: Shop, changes: Partial<CouponBatchInput> = {}): CouponBatchInput => ({
  name: '平台优惠券',
  merchantId: null,
  basis: 'spend',
  tiers: [less(9_900, 1_000)],
  scope: everything,
  audience: { kind: 'everyone' },
  channel: 'center',
  total: 10,
  perPersonLimit: 1,
  claimFrom: after(shop, -hourMs),
  claimTo: after(shop, dayMs),
  usableFrom: after(shop, -hourMs),
  usableTo: after(shop, 7 * dayMs),
  ...changes,
})

/** Drafts and publishes; answers the id. */
export async function runCampaign(author: Caller, input: CampaignInput): Promise<string> {
  const { id } = await author.call('POST /api/workbench/campaigns', { body: input })
  await author.call('POST /api/workbench/campaigns/{id}/publish', { params: { id } })
  return id
}

export async function runBatch(author: Caller, input: CouponBatchInput): Promise<string> {
  const { id } = await author.call('POST /api/workbench/coupon-batches', { body: input })
  await author.call('POST /api/workbench/coupon-batches/{id}/publish', { params: { id } })
  return id
}

/** Shoppers with tokens of their own, without the way by SMS: for races. */
export async function shoppers(shop: Shop, count: number): Promise<Caller[]> {
  const { platform } = shop.server
  const made: Caller[] = []
  for (let index = 0; index < count; index += 1) {
    const phone = newPhone()
    const userId = await createStaff(platform, { phone, roles: [] })
    const token = await platform.tokens.signAccess({ userId, roles: ['shopper'] })
    made.push(new Caller(shop.url, token, userId, phone))
  }
  return made
}
