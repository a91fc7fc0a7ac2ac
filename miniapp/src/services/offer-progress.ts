import type { Quote } from '@yuxiang/shared/api/checkout'
import type { OfferCard } from '@yuxiang/shared/api/offer-terms'
import { hintText } from '@yuxiang/shared/promotions/words'
import { givenText } from './offer-words.ts'

type Terms = Pick<OfferCard, 'id' | 'basis' | 'tiers'>

/** How far what is in the cart is on the way to an offer's next tier. */
export interface Progress {
  /** 再买 ¥12.40 减 ¥10; what is given already stands before it. */
  text: string
  /** It gives something already. */
  stands: boolean
  /** Of the way to the next tier; 100 when there is no next one. */
  percent: number
}

/** The progress as the server's quote of the cart tells it; without a quote, or with nothing that counts, the whole way lies ahead. */
export function progressOf(
  { id, basis, tiers }: Terms,
  quote: Pick<Quote, 'offers' | 'hints'> | undefined,
): Progress {
  const standing = quote?.offers.find(({ offerId }) => offerId === id)
  const hint = quote?.hints.find(({ offerId }) => offerId === id)
  const given = standing ? givenText(standing) : ''
  if (hint) {
    const next = tiers.find((tier) => hintText(basis, tier, hint.missing) === hint.text)
    const step = next?.threshold ?? hint.missing
    // A next full amount may lie several thresholds away from nothing, but never more than one from here.
    const had = Math.max(0, step - hint.missing)
    return {
      text: given ? `${given}，${hint.text}` : hint.text,
      stands: Boolean(standing),
      percent: Math.floor((had * 100) / step),
    }
  }
  if (standing) return { text: given, stands: true, percent: 100 }
  const first = tiers[0]
  return { text: first ? hintText(basis, first, first.threshold) : '', stands: false, percent: 0 }
}
