import type { Quote } from '@yuxiang/shared/api/checkout'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { couponSets, offersInput, usedCoupons } from './offer-wish'
import type { Checkout } from './use-checkout'

/** Picks and drops coupons; what stands together the server decides, so a pick may take another's place. */
export function useCouponChoice(checkout: Checkout) {
  const [busy, setBusy] = useState(false)
  const { offerWish, setOfferWish, input } = checkout
  const choose = (couponIds: readonly string[] | undefined) => setOfferWish({ ...offerWish, couponIds })

  const pick = async (quote: Quote, couponId: string) => {
    if (busy) return
    setBusy(true)
    try {
      for (const couponIds of couponSets(usedCoupons(quote), couponId)) {
        const offers = offersInput({ ...offerWish, couponIds })
        const tried = await call('POST /api/checkout/quote', {
          body: { ...input, ...(offers && { offers }) },
        })
        if (!usedCoupons(tried).includes(couponId)) continue
        choose(couponIds)
        return
      }
      toast('这张券在本单没有可减的金额')
    } catch (thrown) {
      toastProblem(thrown)
    } finally {
      setBusy(false)
    }
  }
  const drop = (quote: Quote, couponId: string) => choose(usedCoupons(quote).filter((id) => id !== couponId))
  return { busy, choose, drop, pick: (quote: Quote, couponId: string) => void pick(quote, couponId) }
}
