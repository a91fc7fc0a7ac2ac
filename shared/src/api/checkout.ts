import { z } from 'zod'
import { endpoint, Fen, Id, Instant, Quantity } from './endpoint.ts'
import { Basis, Gift, OfferWishInput, Payer } from './offer-terms.ts'
import { LineFields, Tendered } from './order-line.ts'

export const CheckoutInput = z.strictObject({
  items: z
    .array(z.strictObject({ skuId: Id, quantity: Quantity }))
    .min(1, { error: '请选择要购买的商品' })
    .max(50, { error: '一次最多结算 50 种商品' })
    .refine((items) => new Set(items.map((item) => item.skuId)).size === items.length, {
      error: '同一规格请合并为一行',
    }),
  addressId: Id.optional(),
  /**
   * Apply allowances and points that fit; nothing changes for a shopper who has none. With either given, true or
   * false, the quote says what there is to use.
   */
  useAllowance: z.boolean().optional(),
  usePoints: z.boolean().optional(),
  /** What the buyer decided about offers; left out, the best combination is found. */
  offers: z.strictObject(OfferWishInput).optional(),
  /** 计入预留份额: a filing of a budget unit for which the buyer acts. Its unit pays, no allowance and no points do. */
  reservedFilingId: Id.optional(),
})
export type CheckoutInput = z.infer<typeof CheckoutInput>

const QuoteLine = z.strictObject({
  ...LineFields,
  /** Crossed out beside it while a special price holds. */
  originalFen: Fen.nullable(),
  /** By which offer. */
  discounts: z.array(z.strictObject({ offerId: Id, amountFen: Fen })),
  stock: z.int().min(0),
  certified: z.boolean(),
})

/** An offer that stands in a price: what it gives in all, and who bears it. */
const StandingOffer = z.strictObject({
  offerId: Id,
  /** The coupon of the wallet, when it is one. */
  couponId: Id.nullable(),
  name: z.string(),
  label: z.string(),
  level: z.enum(['merchant', 'platform', 'coupon']),
  payer: Payer,
  merchantId: Id.nullable(),
  discountFen: Fen,
  freightFen: Fen,
  giftFen: Fen,
  /** A coupon comes at receipt. */
  givesCoupon: z.boolean(),
})

/** 再买 ¥12.40 减 ¥10: the next tier of an offer. */
const OfferHint = z.strictObject({
  offerId: Id,
  name: z.string(),
  merchantId: Id.nullable(),
  basis: Basis,
  /** Fen or pieces. */
  missing: z.int().min(1),
  text: z.string(),
})

export const Quote = z.strictObject({
  orders: z.array(
    z.strictObject({
      merchantId: Id,
      merchantName: z.string(),
      lines: z.array(QuoteLine),
      goodsFen: Fen,
      discountFen: Fen,
      freightFen: Fen,
      freightDiscountFen: Fen,
      deliverable: z.boolean(),
      missingForFreeFreightFen: Fen.nullable(),
      totalFen: Fen,
      ...Tendered,
    }),
  ),
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  totalFen: Fen,
  ...Tendered,
  deliverable: z.boolean(),
  /** Offers that stand, in the order in which they bear on the price. */
  offers: z.array(StandingOffer),
  gifts: z.array(Gift),
  /** Where the buyer may choose another gift: all that are to be had. */
  giftChoices: z.array(z.strictObject({ offerId: Id, name: z.string(), gifts: z.array(Gift) })),
  hints: z.array(OfferHint),
  /** The buyer's coupons for these goods: used here, usable instead, or why not. */
  coupons: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      label: z.string(),
      usableTo: Instant,
      usedFen: Fen,
      /** Null when it can be used; else in words: 还差 ¥12.40. */
      reason: z.string().nullable(),
    }),
  ),
  /** What there is to use and what of it is used here; null when nobody asked. */
  tenders: z
    .strictObject({
      allowances: z.array(
        z.strictObject({
          id: Id,
          unionName: z.string(),
          grantName: z.string(),
          validTo: z.iso.date(),
          remainingFen: Fen,
          usedFen: Fen,
        }),
      ),
      /** `usableFen`: the most that points could pay here. */
      points: z.strictObject({ balance: z.int().min(0), usableFen: Fen, usedFen: Fen, used: z.int().min(0) }),
    })
    .nullable(),
  /** What of it would count for the filing that was named: certified goods after discounts, without freight. */
  reservedFen: Fen.optional(),
})
export type Quote = z.infer<typeof Quote>

export const checkoutContract = {
  'POST /api/checkout/quote': endpoint({
    summary: '试算：与下单同一算法',
    status: 200,
    body: CheckoutInput,
    answer: Quote,
    problems: [
      'sku_not_found',
      'product_withdrawn',
      'address_not_found',
      'too_many_merchants',
      'reserved_filing_not_usable',
      'reserved_own_money_only',
    ],
  }),
}
