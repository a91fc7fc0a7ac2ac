import Taro from '@tarojs/taro'
import type { Quote } from '@yuxiang/shared/api/checkout'
import { useState } from 'react'
import { toast } from '@/services/feedback'

/** What the buyer agrees to about fresh goods, which can't be returned without reason. */
export function useFreshConsent(quote: Quote | undefined) {
  const [agreedTo, setAgreedTo] = useState('')
  const [missed, setMissed] = useState(false)
  const fresh = quote?.orders.flatMap((order) => order.lines).filter((line) => line.fresh) ?? []
  // The consent is for these goods: others need their own.
  const key = fresh.map((line) => line.skuId).join()
  const agreed = agreedTo === key
  return {
    names: [...new Set(fresh.map((line) => line.name))],
    agreed,
    missed: missed && !agreed,
    agree: (yes: boolean) => setAgreedTo(yes ? key : ''),
    /** Whether the order may be sent; shows what is missing when not. */
    check(): boolean {
      if (fresh.length === 0 || agreed) return true
      setMissed(true)
      toast('请先确认鲜活易腐商品的退货说明')
      void Taro.pageScrollTo({ selector: '#fresh-notice', offsetTop: -120 })
      return false
    },
  }
}

export type FreshConsent = ReturnType<typeof useFreshConsent>
