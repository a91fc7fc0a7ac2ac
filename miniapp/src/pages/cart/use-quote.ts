import { useEffect, useState } from 'react'
import { type Answer, call } from '@/services/api'
import type { CheckoutLine } from '@/store/checkout'
import { useSession } from '@/store/session'

export type Quote = Answer<'POST /api/checkout/quote'>

export interface Quoted {
  /** The newest price; while another is asked for, of what was chosen before. */
  quote: Quote | undefined
  /** What is shown is not the price of what is chosen now. */
  asking: boolean
}

const nothing: Quoted = { quote: undefined, asking: false }

/** The server's price for the chosen lines; none without a login, or when it refuses. */
export function useQuote(items: CheckoutLine[]): Quoted {
  const session = useSession()
  const [held, setHeld] = useState<{ key: string; quote: Quote | undefined }>()
  const key = session && items.length > 0 ? JSON.stringify(items) : ''
  useEffect(() => {
    if (!key) return
    let gone = false
    const hold = (quote: Quote | undefined) => {
      if (!gone) setHeld({ key, quote })
    }
    const timer = setTimeout(() => {
      call('POST /api/checkout/quote', { body: { items: JSON.parse(key) as CheckoutLine[] } })
        .then(hold)
        // The bar then shows the goods' sum, and the checkout says what is wrong.
        .catch(() => hold(undefined))
    }, 200)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [key])
  return key ? { quote: held?.quote, asking: held?.key !== key } : nothing
}
