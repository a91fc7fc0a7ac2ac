import { z } from 'zod'
import { couponStates } from '../states/campaign.ts'
import { ProductCard } from './catalog.ts'
import { endpoint, Id, IdParams, Instant, listOf, Paging } from './endpoint.ts'
import { Gift, OfferCard } from './offer-terms.ts'

/** A running campaign with what it gives along. */
export const CampaignCard = z.strictObject({
  ...OfferCard.shape,
  description: z.string(),
  /** Its banner; null shows the label on a coloured ground. */
  imageUrl: z.string().nullable(),
  /** Words for its scope: 全场帮扶产品, 奉节县、巫山县 … */
  scopeText: z.string(),
  gifts: z.array(Gift),
  /** Some products that count, for a strip. */
  products: z.array(ProductCard),
})
export type CampaignCard = z.infer<typeof CampaignCard>

/** Coupons of one kind that may be claimed. */
export const CouponBatchCard = z.strictObject({
  ...OfferCard.shape,
  scopeText: z.string(),
  /** How many there are and how many are left to claim. */
  total: z.int().min(0),
  left: z.int().min(0),
  perPersonLimit: z.int().min(1),
  /** Until when claimed ones can be used. */
  usableTo: Instant,
  /** The caller's: how many claimed; 0 for strangers. */
  claimed: z.int().min(0),
})
export type CouponBatchCard = z.infer<typeof CouponBatchCard>

/** One coupon in somebody's wallet. */
export const Coupon = z.strictObject({
  id: Id,
  batchId: Id,
  state: z.enum(couponStates),
  name: z.string(),
  label: z.string(),
  rule: z.string(),
  scopeText: z.string(),
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  claimedAt: Instant,
  usableFrom: Instant,
  usableTo: Instant,
  usedAt: Instant.nullable(),
})
export type Coupon = z.infer<typeof Coupon>

export const promotionsContract = {
  'GET /api/promotions': endpoint({
    summary: '进行中的满减满赠活动，平台的在前',
    status: 200,
    answer: z.strictObject({ items: z.array(CampaignCard) }),
  }),
  // Before {id}: the first that matches answers.
  'GET /api/promotions/labels': endpoint({
    summary: '商品的活动标签（列表用），如 满99减10',
    status: 200,
    query: z.strictObject({
      /** Product ids, comma-separated, at most 100. */
      productIds: z.string().max(3_700),
    }),
    answer: z.strictObject({
      items: z.array(z.strictObject({ productId: Id, labels: z.array(z.string()) })),
    }),
  }),
  'GET /api/promotions/{id}': endpoint({
    summary: '活动详情',
    status: 200,
    params: IdParams,
    answer: CampaignCard,
    problems: ['campaign_not_found'],
  }),
  'GET /api/promotions/{id}/products': endpoint({
    summary: '参加活动的商品',
    status: 200,
    params: IdParams,
    query: z.strictObject({ ...Paging }),
    answer: listOf(ProductCard),
    problems: ['campaign_not_found'],
  }),
  'GET /api/products/{id}/promotions': endpoint({
    summary: '商品可参加的活动与可领的优惠券',
    status: 200,
    params: IdParams,
    answer: z.strictObject({
      campaigns: z.array(CampaignCard.omit({ products: true })),
      coupons: z.array(CouponBatchCard),
    }),
    problems: ['product_not_found'],
  }),
  'GET /api/coupons/center': endpoint({
    summary: '领券中心',
    status: 200,
    answer: z.strictObject({ items: z.array(CouponBatchCard) }),
  }),
  'POST /api/coupons/center/{id}/claims': endpoint({
    summary: '领取优惠券',
    status: 201,
    params: IdParams,
    answer: Coupon,
    idempotent: true,
    problems: [
      'coupon_batch_not_found',
      'coupons_gone',
      'coupon_limit_reached',
      'coupon_not_claimable',
      'coupon_not_for_you',
    ],
  }),
  'POST /api/coupons/redemptions': endpoint({
    summary: '用兑换码领取优惠券',
    status: 201,
    body: z.strictObject({ code: z.string().trim().min(8).max(40) }),
    answer: Coupon,
    idempotent: true,
    problems: [
      'coupon_code_invalid',
      'coupon_limit_reached',
      'coupon_not_claimable',
      'coupon_not_for_you',
      'too_many_requests',
    ],
  }),
  'GET /api/coupons/{id}/products': endpoint({
    summary: '这张优惠券可用的商品',
    status: 200,
    params: IdParams,
    query: z.strictObject({ ...Paging }),
    answer: listOf(ProductCard),
    problems: ['coupon_not_found'],
  }),
  'GET /api/coupons/{id}': endpoint({
    summary: '我的一张优惠券',
    status: 200,
    params: IdParams,
    answer: Coupon,
    problems: ['coupon_not_found'],
  }),
  'GET /api/coupons': endpoint({
    summary: '我的优惠券',
    status: 200,
    query: z.strictObject({
      state: z.enum(couponStates).optional(),
      cursor: Id.optional(),
      pageSize: Paging.pageSize,
    }),
    answer: z.strictObject({
      items: z.array(Coupon),
      /** How many can be used now. */
      available: z.int().min(0),
      nextCursor: Id.optional(),
    }),
  }),
}
