import type { Quote } from '@yuxiang/shared/api/checkout'

/** The part of a quote's offers that is told in one place of the cart. */
export interface OffersHere {
  standing: Quote['offers']
  hints: Quote['hints']
  gifts: Quote['gifts']
}

type Parts = Pick<Quote, 'offers' | 'hints' | 'gifts' | 'coupons'>

/** `merchantId`: one merchant's; null: the platform's, and gifts of merchants that sell nothing here. */
export function offersHere(quote: Parts | undefined, merchantId: string | null, here: string[]): OffersHere {
  if (!quote) return { standing: [], hints: [], gifts: [] }
  // Goods don't bring a coupon nearer that the person may not even know of: those are chosen at the checkout.
  const coupons = new Set(quote.coupons.map(({ id }) => id))
  return {
    standing: quote.offers.filter((offer) => offer.merchantId === merchantId),
    // The nearest first; few pieces are nearer than any money.
    hints: quote.hints
      .filter((hint) => hint.merchantId === merchantId && !coupons.has(hint.offerId))
      .sort((a, b) => a.missing - b.missing),
    gifts: quote.gifts.filter((gift) =>
      merchantId === null ? !here.includes(gift.merchantId) : gift.merchantId === merchantId,
    ),
  }
}
