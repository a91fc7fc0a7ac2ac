import type { Quote } from '@yuxiang/shared/api/checkout'
import { useState } from 'react'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { liveToken } from '@/services/live-click'
import { ApiProblem } from '@/services/problem'
import { shareCode } from '@/services/share-code'
import { askConsents } from '@/services/subscribe'
import { venueToken } from '@/services/venue-scan'
import { refreshCart } from '@/store/cart'
import { keepCheckoutItems } from '@/store/checkout'
import { payPlaced } from '../shared/pay-now'
import { expectedGifts } from './offer-wish'
import { type PriceChange, priceChanges } from './price-changes'
import { forgetRemarks } from './remarks'
import type { Checkout } from './use-checkout'

export type ShortLine = ApiProblem['lines'][number]

export interface Submit {
  sending: boolean
  /** Set when the price was another than the one shown. */
  changes: PriceChange[]
  /** Lines with too little stock. */
  short: ShortLine[]
  forgetShort: () => void
  submit: (remarks: Record<string, string>) => Promise<void>
}

/** Places the order and leads on to the payment; a refusal is explained, never only shown as a failure. */
export function useSubmit(userId: string, checkout: Checkout): Submit {
  const [sending, setSending] = useState(false)
  const [changes, setChanges] = useState<PriceChange[]>([])
  const [short, setShort] = useState<ShortLine[]>([])

  const explain = async (thrown: unknown, shown: Quote) => {
    if (!(thrown instanceof ApiProblem)) return toastProblem(thrown)
    if (thrown.code === 'out_of_stock') {
      setShort(thrown.lines)
      return
    }
    toastProblem(thrown)
    if (thrown.quote) {
      forgetLostCoupons(thrown.quote)
      checkout.show(thrown.quote)
      setChanges(priceChanges(shown, thrown.quote))
    } else if (['not_deliverable', 'product_withdrawn', 'sku_not_found'].includes(thrown.code)) {
      const now = await checkout.requote()
      if (now) setChanges(priceChanges(shown, now))
    } else if (thrown.code === 'address_not_found') await checkout.reload()
    else if (thrown.code === 'reserved_filing_not_usable') checkout.reserved.forget()
  }

  /** A coupon that was used up elsewhere must not be asked for again. */
  const forgetLostCoupons = ({ coupons }: Quote) => {
    const { offerWish, setOfferWish } = checkout
    const { couponIds } = offerWish
    const there = couponIds?.filter((id) => coupons.some((coupon) => coupon.id === id))
    if (there?.length === couponIds?.length) return
    // With none of the chosen left, the best of the others.
    setOfferWish({ ...offerWish, couponIds: there?.length ? there : undefined })
  }

  const submit = async (remarks: Record<string, string>) => {
    const { quote, address, input } = checkout
    if (!quote || !address || sending) return
    const here = new Set(quote.orders.map((order) => order.merchantId))
    const words = Object.entries(remarks).filter(([id, text]) => here.has(id) && text.trim() !== '')
    const [sharedBy, scanned, clicked] = [shareCode(), venueToken(), liveToken()]
    const body = {
      ...input,
      addressId: address.id,
      expectedTotalFen: quote.totalFen,
      expectedGifts: expectedGifts(quote.gifts),
      expectedCashFen: quote.cashFen,
      remarks: Object.fromEntries(words),
      ...(sharedBy ? { shareCode: sharedBy } : {}),
      ...(scanned ? { venueToken: scanned } : {}),
      ...(clicked ? { liveToken: clicked } : {}),
    }
    setSending(true)
    setChanges([])
    await askConsents(['orderShipped', 'refund', 'batchRecalled'])
    try {
      const placed = await withIdempotencyKey('order', body, (idempotencyKey) =>
        call('POST /api/orders', { body, idempotencyKey }),
      )
      keepCheckoutItems([])
      forgetRemarks(userId)
      void refreshCart().catch(() => undefined)
      await payPlaced(placed.payment)
    } catch (thrown) {
      await explain(thrown, quote)
    }
    setSending(false)
  }
  return { sending, changes, short, forgetShort: () => setShort([]), submit }
}
