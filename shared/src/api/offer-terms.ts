import { z } from 'zod'
import { Fen, Id, Instant } from './endpoint.ts'

/** What a campaign or a coupon demands and gives: the words that editors write and the pricing function reads. */

const Threshold = z
  .int({ error: '门槛必须是整数' })
  .min(1, { error: '门槛必须大于 0' })
  .max(100_000_000, { error: '门槛过高' })
const Off = z
  .int({ error: '优惠金额必须精确到分' })
  .min(1, { error: '优惠金额必须大于 0' })
  .max(10_000_000, { error: '优惠金额过高' })

export const GiftTerm = z.strictObject({
  skuId: Id,
  quantity: z.int().min(1).max(99),
  /** Stated value of one unit: shown beside the gift, and charged when it is kept though its condition is gone. */
  valueFen: Off,
})

export const EffectTerm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('less'), amountFen: Off }),
  /** Per full threshold so much less, at most the ceiling. */
  z.strictObject({ kind: z.literal('lessPerFull'), amountFen: Off, ceilingFen: Off }),
  /** 20 percent off is 8 折. */
  z.strictObject({
    kind: z.literal('percentOff'),
    percent: z.int().min(1, { error: '折扣不正确' }).max(90, { error: '折扣不能低于 1 折' }),
    ceilingFen: Off.nullable(),
  }),
  z.strictObject({ kind: z.literal('freeFreight') }),
  /** All of them, or one by the buyer's choice. */
  z.strictObject({
    kind: z.literal('gift'),
    gifts: z.array(GiftTerm).min(1, { error: '请选择赠品' }).max(10, { error: '赠品最多 10 种' }),
    isChoice: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('coupon'), batchId: Id }),
])
export type EffectTerm = z.infer<typeof EffectTerm>

export const Tier = z.strictObject({
  /** Fen for `spend`, pieces for `quantity`. */
  threshold: Threshold,
  effect: EffectTerm,
})
export type Tier = z.infer<typeof Tier>

export const bases = ['spend', 'quantity'] as const
export const Basis = z.enum(bases)
export type Basis = z.infer<typeof Basis>

const ids = z.array(Id).max(500, { error: '最多 500 个' })

/**
 * Which products count. An empty list asks nothing; of several that ask, each must hold. Everything empty is every
 * product (of the merchant, for a merchant's own).
 */
export const OfferScope = z.strictObject({
  productIds: ids,
  categoryKeys: z.array(z.string().max(40)).max(100),
  countyCodes: z.array(z.string().max(6)).max(60),
  merchantIds: ids,
  /** What these venues (专馆, 专柜, 专区) sell at the moment of the purchase. */
  venueIds: z.array(Id).max(50, { error: '最多 50 个场馆' }),
})
export type OfferScope = z.infer<typeof OfferScope>

/** Whom it is for. */
export const Audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  /** Members of these unions; of any, when none is named. */
  z.strictObject({
    kind: z.literal('unionMembers'),
    unionIds: z.array(Id).max(50, { error: '最多 50 个工会' }),
  }),
  /** Whoever has not ordered anything yet. */
  z.strictObject({ kind: z.literal('firstOrder') }),
  /** Whoever registered not longer ago than so many days. */
  z.strictObject({
    kind: z.literal('newMembers'),
    days: z.int().min(1, { error: '至少 1 天' }).max(365, { error: '最多 365 天' }),
  }),
])
export type Audience = z.infer<typeof Audience>
export const audienceKinds = [
  'everyone',
  'unionMembers',
  'firstOrder',
  'newMembers',
] as const satisfies Audience['kind'][]

/** Who bears what it gives. */
export const Payer = z.enum(['merchant', 'platform'])

/** One offer as buyers see it. */
export const OfferCard = z.strictObject({
  id: Id,
  kind: z.enum(['campaign', 'coupon']),
  name: z.string(),
  /** Short, for a tag: 满99减10. */
  label: z.string(),
  /** One sentence per tier: 满 ¥99.00 减 ¥10.00. */
  rules: z.array(z.string()),
  payer: Payer,
  /** Whose it is; null for the platform's. */
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  basis: Basis,
  tiers: z.array(Tier),
  /** Whom it is for: 渝中区示范工会会员专享; null for everybody. */
  audienceText: z.string().nullable(),
  /** Those with the same word don't stand together. */
  group: z.string().nullable(),
  startsAt: Instant,
  endsAt: Instant,
})
export type OfferCard = z.infer<typeof OfferCard>

export const OfferWishInput = {
  /** Coupons to consider; left out, the best of all; empty, none. */
  couponIds: z.array(Id).max(50).optional(),
  /** Offers the buyer does not want. */
  declinedOfferIds: z.array(Id).max(50).optional(),
  /** The gift chosen, where there is a choice. */
  gifts: z
    .array(z.strictObject({ offerId: Id, skuId: Id }))
    .max(50)
    .optional(),
}

export const Gift = z.strictObject({
  offerId: Id,
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  merchantId: Id,
  quantity: z.int().min(1),
  valueFen: Fen,
})
export type Gift = z.infer<typeof Gift>
