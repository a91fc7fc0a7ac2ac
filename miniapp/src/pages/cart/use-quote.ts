import { useEffect, useState } from 'react'
import { type Answer, call } from '@/services/api'
import type { CheckoutLine } from '@/store/checkout'
import { useSession } from '@/store/session'

export type Quote = Answer<'POST /api/checkout/quote'>

/** The server's total for the chosen lines; undefined while it is asked, without a login, or when it refuses. */
export function useQuote(items: CheckoutLine[]): Quote | undefined {
  const session = useSession()
  const [quote, setQuote] = useState<{ key: string; quote: Quote }>()
  const key = session && items.length > 0 ? JSON.stringify(items) : ''
  useEffect(() => {
    if (!key) return
    let gone = false
    const timer = setTimeout(() => {
      call('POST /api/checkout/quote', { body: { items: JSON.parse(key) as CheckoutLine[] } })
        .then((answer) => {
          if (!gone) setQuote({ key, quote: answer })
        })
        // The bar then shows the goods' sum, and the checkout says what is wrong.
        .catch(() => undefined)
    }, 200)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [key])
  return quote?.key === key ? quote.quote : undefined
}
