import type { CheckoutInput, Quote } from '@yuxiang/shared/api/checkout'

/** What the buyer decided about offers; nothing decided lets the server find the best. */
export interface OfferWish {
  /** Coupons to use; undefined leaves the choice to the server, an empty list uses none. */
  couponIds: readonly string[] | undefined
  /** Offers not wanted, with what the screen calls them. */
  declined: readonly { offerId: string; name: string; label: string }[]
  /** The gift chosen, by offer. */
  gifts: Readonly<Record<string, string>>
}

export const noOfferWish: OfferWish = { couponIds: undefined, declined: [], gifts: {} }

/** The wish as the server takes it; nothing when nothing was decided. */
export function offersInput({ couponIds, declined, gifts }: OfferWish): CheckoutInput['offers'] {
  const chosen = Object.entries(gifts).map(([offerId, skuId]) => ({ offerId, skuId }))
  if (couponIds === undefined && declined.length === 0 && chosen.length === 0) return undefined
  return {
    ...(couponIds ? { couponIds: [...couponIds] } : {}),
    ...(declined.length > 0 ? { declinedOfferIds: declined.map(({ offerId }) => offerId) } : {}),
    ...(chosen.length > 0 ? { gifts: chosen } : {}),
  }
}

/** The gifts of a price as an order states what its buyer saw: by SKU. */
export function expectedGifts(gifts: Quote['gifts']): { skuId: string; quantity: number }[] {
  const sums = new Map<string, number>()
  for (const { skuId, quantity } of gifts) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity)
  return [...sums].map(([skuId, quantity]) => ({ skuId, quantity }))
}

/** Coupons that a price uses. */
export const usedCoupons = ({ offers }: Pick<Quote, 'offers'>): string[] =>
  offers.flatMap(({ couponId }) => (couponId ? [couponId] : []))

/**
 * What to try, one after the other, so that a coupon which the person picked is used: beside all that are used, in
 * the place of one of them, alone. Which of them stand together only the server knows.
 */
export function couponSets(used: readonly string[], picked: string): string[][] {
  const sets = [
    [...used, picked],
    ...used.map((one) => [...used.filter((id) => id !== one), picked]),
    [picked],
  ]
  const seen = new Set<string>()
  return sets.filter((set) => {
    const key = set.join()
    return seen.has(key) ? false : seen.add(key)
  })
}
