import type { Breakdown, PricedGift, PricedOrder, StandingOffer } from '@yuxiang/shared/pricing/breakdown'
import { tierLabel } from '@yuxiang/shared/promotions/words'
import type { SkuForSale } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Buyer, OffersAtHand, OfferTerms, OfferUse } from '../promotions/index.ts'
import { isFirstOrder } from './is-first-order.ts'
import type { OrderOffer } from './tables.ts'

/** What campaigns may ask about a buyer. */
export const buyerOf = (
  db: Db,
  userId: string,
  regionCode: string | null,
  loadSkus: Buyer['loadSkus'],
): Buyer => ({
  userId,
  regionCode,
  loadSkus,
  isFirstOrder: () => isFirstOrder(db, userId),
})

export const termsOf = (hand: OffersAtHand, offerId: string): OfferTerms => {
  const terms = hand.terms.get(offerId)
  if (!terms) throw new Error(`offer ${offerId} has no terms`)
  return terms
}

/** Orders of gifts alone: a gift that another merchant sends than those who are bought from. */
export function giftOrders(breakdown: Breakdown): PricedOrder[] {
  const buying = new Set(breakdown.orders.map((order) => order.merchantId))
  const others = new Set(breakdown.gifts.map((gift) => gift.merchantId).filter((id) => !buying.has(id)))
  return [...others].map((merchantId) => ({
    merchantId,
    lines: [],
    goodsFen: 0,
    discountFen: 0,
    freightFen: 0,
    freightDiscountFen: 0,
    freightOfferId: null,
    platformFen: 0,
    deliverable: true,
    missingForFreeFreightFen: null,
    totalFen: 0,
    pointsFen: 0,
    allowanceFen: 0,
    cashFen: 0,
  }))
}

export const giftsOfOrder = (breakdown: Breakdown, merchantId: string): PricedGift[] =>
  breakdown.gifts.filter((gift) => gift.merchantId === merchantId)

interface Share {
  standing: StandingOffer
  discountFen: number
  freightFen: number
  giftFen: number
}

/** What each standing offer gives in this order. */
function sharesOf(breakdown: Breakdown, order: PricedOrder): Share[] {
  return breakdown.offers.map((standing) => ({
    standing,
    discountFen: order.lines
      .flatMap((line) => line.discounts)
      .reduce((sum, part) => sum + (part.offerId === standing.offerId ? part.amountFen : 0), 0),
    freightFen: order.freightOfferId === standing.offerId ? order.freightDiscountFen : 0,
    giftFen: giftsOfOrder(breakdown, order.merchantId)
      .filter((gift) => gift.offerId === standing.offerId)
      .reduce((sum, gift) => sum + gift.valueFen * gift.quantity, 0),
  }))
}

/** What is stored with an order: each offer that gave something in it, in words. */
export function orderOffersOf(breakdown: Breakdown, order: PricedOrder, hand: OffersAtHand): OrderOffer[] {
  return sharesOf(breakdown, order)
    .filter(({ discountFen, freightFen, giftFen }) => discountFen + freightFen + giftFen > 0)
    .map(({ standing, discountFen, freightFen, giftFen }) => {
      const { offerId, name, basis, tiers } = termsOf(hand, standing.offerId)
      const tier = tiers[standing.tier]
      if (!tier) throw new Error(`offer ${offerId} has no tier ${standing.tier}`)
      return {
        offerId,
        name,
        label: tierLabel(basis, tier),
        payer: standing.payer,
        discountFen,
        freightFen,
        giftFen,
        giftCondition:
          giftFen > 0 ? { basis, threshold: tier.threshold, counted: [...standing.counted] } : null,
      }
    })
}

/** What the orders take of budgets, seats and coupons. A promised coupon hangs on the first of its orders. */
export function offerUsesOf(
  breakdown: Breakdown,
  placed: readonly { id: string; priced: PricedOrder }[],
  hand: OffersAtHand,
  skus: ReadonlyMap<string, SkuForSale>,
): OfferUse[] {
  const promised = new Set<string>()
  return placed.flatMap(({ id, priced }) =>
    sharesOf(breakdown, priced).flatMap((share): OfferUse[] => {
      const { standing, discountFen, freightFen, giftFen } = share
      const counted = new Set(standing.counted.map(({ skuId }) => skuId))
      const lines = priced.lines.filter((line) => counted.has(line.skuId))
      const isPromise = standing.couponBatchId !== null && lines.length > 0 && !promised.has(standing.offerId)
      if (discountFen + freightFen + giftFen === 0 && !isPromise) return []
      if (isPromise) promised.add(standing.offerId)
      return [
        {
          terms: termsOf(hand, standing.offerId),
          orderId: id,
          payer: standing.payer,
          discountFen,
          freightFen,
          giftFen,
          lines: lines.map((line) => ({
            productId: skus.get(line.skuId)?.productId ?? '',
            name: skus.get(line.skuId)?.name ?? '',
            quantity: line.quantity,
            paidFen: line.goodsFen - line.discountFen,
            discountFen: line.discounts
              .filter((part) => part.offerId === standing.offerId)
              .reduce((sum, part) => sum + part.amountFen, 0),
          })),
          rewardBatchId: isPromise ? standing.couponBatchId : null,
        },
      ]
    }),
  )
}
