import type { Quote } from '@yuxiang/shared/api/checkout'
import { CouponSheet } from './coupon-sheet'
import { GiftSheet } from './gift-sheet'
import { OffersSheet } from './offers-sheet'
import type { Checkout } from './use-checkout'
import { useCouponChoice } from './use-coupon-choice'

/** Which choice about offers is open. */
export type OfferAsked = 'offers' | 'coupons' | { giftOf: string } | null

interface Props {
  checkout: Checkout
  quote: Quote
  asked: OfferAsked
  onClose: () => void
}

/** The sheets in which a buyer decides about offers. */
export function OfferSheets({ checkout, quote, asked, onClose }: Props) {
  const coupons = useCouponChoice(checkout)
  const { offerWish, setOfferWish, quoting } = checkout
  if (asked === null) return null
  if (asked === 'offers')
    return <OffersSheet quote={quote} wish={offerWish} onWish={setOfferWish} onClose={onClose} />
  if (asked === 'coupons') {
    return (
      <CouponSheet
        quote={quote}
        busy={coupons.busy || quoting}
        onPick={(id) => coupons.pick(quote, id)}
        onDrop={(id) => coupons.drop(quote, id)}
        onChoose={coupons.choose}
        onClose={onClose}
      />
    )
  }
  const choice = quote.giftChoices.find(({ offerId }) => offerId === asked.giftOf)
  if (!choice) return null
  return (
    <GiftSheet
      choice={choice}
      chosenSkuId={quote.gifts.find(({ offerId }) => offerId === choice.offerId)?.skuId}
      onPick={(skuId) => {
        setOfferWish({ ...offerWish, gifts: { ...offerWish.gifts, [choice.offerId]: skuId } })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
