import type { Quote } from '@yuxiang/shared/api/checkout'
import type { Gift, Tier } from '@yuxiang/shared/api/offer-terms'
import { formatYuan } from '@yuxiang/shared/money'
import type { Breakdown } from '@yuxiang/shared/pricing/breakdown'
import type { Offer, OfferGift } from '@yuxiang/shared/pricing/offers'
import { hintText, offerLabel, tierLabel } from '@yuxiang/shared/promotions/words'
import type { SkuForSale } from '../catalog/index.ts'
import type { OffersAtHand } from '../promotions/index.ts'
import { termsOf } from './offers-at-hand.ts'

type Shown = Pick<Quote, 'offers' | 'gifts' | 'giftChoices' | 'hints' | 'coupons'>

/** Where no campaign counts. */
export const noneShown: Shown = { offers: [], gifts: [], giftChoices: [], hints: [], coupons: [] }

/** How the price is composed, what is missing for more, and which coupons there are: in words for the screen. */
export function shownOffers(breakdown: Breakdown, hand: OffersAtHand, skus: readonly SkuForSale[]): Shown {
  if (hand.terms.size === 0) return noneShown
  const standing = new Set(breakdown.offers.map((offer) => offer.offerId))
  return {
    offers: breakdown.offers.map(({ counted: _, couponBatchId, tier, ...offer }) => {
      const { name, basis, tiers, merchantId, couponId } = termsOf(hand, offer.offerId)
      const label = tierLabel(basis, tiers[tier] as Tier)
      return { ...offer, name, label, merchantId, couponId, givesCoupon: couponBatchId !== null }
    }),
    gifts: breakdown.gifts.map((gift) => shownGift(gift, hand)),
    giftChoices: hand.offers.flatMap((offer) => {
      const chosen = breakdown.offers.find(({ offerId }) => offerId === offer.id)
      const effect = chosen && offer.tiers[chosen.tier]?.effect
      if (effect?.kind !== 'gift' || !effect.isChoice) return []
      const there = effect.gifts.filter((gift) => gift.available >= gift.quantity)
      const gifts = there.map((gift) => shownGift({ ...gift, offerId: offer.id }, hand))
      return [{ offerId: offer.id, name: termsOf(hand, offer.id).name, gifts }]
    }),
    hints: breakdown.hints.map(({ offerId, tier, missing }) => {
      const { name, basis, tiers, merchantId } = termsOf(hand, offerId)
      return {
        offerId,
        name,
        merchantId,
        basis,
        missing,
        text: hintText(basis, tiers[tier] as Tier, missing),
      }
    }),
    coupons: shownCoupons(breakdown, hand, skus, standing),
  }
}

function shownGift(gift: Omit<OfferGift, 'available'> & { offerId: string }, hand: OffersAtHand): Gift {
  const sku = hand.giftSkus.get(gift.skuId)
  if (!sku) throw new Error(`gift ${gift.skuId} was not loaded`)
  return {
    offerId: gift.offerId,
    skuId: gift.skuId,
    productId: sku.productId,
    name: sku.name,
    skuName: sku.skuName,
    imageUrl: sku.imageUrl,
    merchantId: sku.merchantId,
    quantity: gift.quantity,
    valueFen: gift.valueFen,
  }
}

/** Every coupon of the wallet: used here, usable instead of another, or why not. */
function shownCoupons(
  breakdown: Breakdown,
  hand: OffersAtHand,
  skus: readonly SkuForSale[],
  standing: ReadonlySet<string>,
): Shown['coupons'] {
  const known = new Map(hand.offers.map((offer) => [offer.id, offer]))
  const alike = new Map(
    hand.coupons.flatMap(({ id, batchId }) => (known.has(id) ? [[batchId, known.get(id)]] : [])),
  )
  return hand.coupons.map((coupon) => {
    const used = breakdown.offers.find(({ offerId }) => offerId === coupon.id)
    const offer = known.get(coupon.id) ?? alike.get(coupon.batchId)
    return {
      id: coupon.id,
      name: coupon.name,
      label: offerLabel(coupon),
      usableTo: coupon.usableTo,
      usedFen: used ? used.discountFen + used.freightFen : 0,
      reason: standing.has(coupon.id) ? null : whyNot(coupon, offer, breakdown, skus),
    }
  })
}

/** What keeps a coupon from these goods: 不适用于这些商品, 还差 ¥12.40. Null when nothing does. */
function whyNot(
  coupon: OffersAtHand['coupons'][number],
  offer: Offer | undefined,
  breakdown: Breakdown,
  skus: readonly SkuForSale[],
): string | null {
  const inScope = offer?.skuIds ?? coupon.skuIds
  if (!skus.some(({ skuId }) => inScope.has(skuId))) return '不适用于这些商品'
  const lines = breakdown.orders.flatMap((order) => order.lines).filter(({ skuId }) => inScope.has(skuId))
  const couponIds = new Set(
    breakdown.offers.filter(({ level }) => level === 'coupon').map((one) => one.offerId),
  )
  const base = lines.reduce((sum, line) => {
    if (coupon.basis === 'quantity') return sum + line.quantity
    const before = line.discounts.filter(({ offerId }) => !couponIds.has(offerId))
    return sum + line.goodsFen - before.reduce((off, { amountFen }) => off + amountFen, 0)
  }, 0)
  const missing = (coupon.tiers[0]?.threshold ?? 0) - base
  if (missing <= 0) return null
  return coupon.basis === 'spend' ? `还差 ¥${formatYuan(missing)}` : `还差 ${missing} 件`
}
