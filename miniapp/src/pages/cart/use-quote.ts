import { useEffect, useState } from 'react'
import { type Answer, call } from '@/services/api'
import { ApiProblem, problemTitle } from '@/services/problem'
import type { CheckoutLine } from '@/store/checkout'
import { useSession } from '@/store/session'

export type Quote = Answer<'POST /api/checkout/quote'>

export interface Quoted {
  /** The newest price; while another is asked for, of what was chosen before. */
  quote: Quote | undefined
  /** What is shown is not the price of what is chosen now. */
  asking: boolean
  /** Why what is chosen cannot be paid together, in words; undefined when it can. */
  refusal: string | undefined
}

const nothing: Quoted = { quote: undefined, asking: false, refusal: undefined }

/** The server's price for the chosen lines; none without a login, or when it refuses. */
export function useQuote(items: CheckoutLine[]): Quoted {
  const session = useSession()
  const [held, setHeld] = useState<{ key: string; quote: Quote | undefined; refusal?: string }>()
  const key = session && items.length > 0 ? JSON.stringify(items) : ''
  useEffect(() => {
    if (!key) return
    let gone = false
    const hold = (quote: Quote | undefined, refusal?: string) => {
      if (!gone) setHeld({ key, quote, ...(refusal === undefined ? {} : { refusal }) })
    }
    const timer = setTimeout(() => {
      call('POST /api/checkout/quote', { body: { items: JSON.parse(key) as CheckoutLine[] } })
        .then((quote) => hold(quote))
        // The bar then shows the goods' sum, and the checkout says what is wrong; but fewer are to be chosen here.
        .catch((thrown: unknown) => hold(undefined, isTooMany(thrown) ? problemTitle(thrown) : undefined))
    }, 200)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [key])
  if (!key) return nothing
  const asking = held?.key !== key
  return { quote: held?.quote, asking, refusal: asking ? undefined : held?.refusal }
}

const isTooMany = (thrown: unknown) => thrown instanceof ApiProblem && thrown.code === 'too_many_merchants'
