import { useDidShow } from '@tarojs/taro'
import type { CheckoutInput, Quote } from '@yuxiang/shared/api/checkout'
import type { Address } from '@yuxiang/shared/api/identity'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAnswer } from '@/hooks/use-answer'
import { useReturn } from '@/hooks/use-return'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { ApiProblem } from '@/services/problem'
import { type CheckoutLine, checkoutItems, keepCheckoutItems } from '@/store/checkout'
import { useStore } from '@/store/create-store'
import { deliveryAddressStore } from '@/store/delivery-address'
import { noOfferWish, type OfferWish, offersInput } from './offer-wish'
import { type Reserved, useReserved } from './use-reserved'

export interface TenderWish {
  useAllowance: boolean
  usePoints: boolean
}

export interface Checkout {
  items: CheckoutLine[]
  /** undefined while the addresses are on their way, null when there is none. */
  address: Address | null | undefined
  addressProblem: unknown
  /** The quote of what is shown; an older one while a new one runs. */
  quote: Quote | undefined
  quoting: boolean
  problem: unknown
  /** Whether union money and points are to pay what they may. */
  wish: TenderWish
  setWish: (wish: TenderWish) => void
  /** Whether it is a budget unit's order, which pays by itself. */
  reserved: Reserved
  /** What the buyer decided about campaigns and coupons. */
  offerWish: OfferWish
  setOfferWish: (wish: OfferWish) => void
  /** What is asked for, as the server takes it. */
  input: CheckoutInput
  /** Shows a price that came otherwise than by asking: with a refusal. */
  show: (quote: Quote) => void
  /** Sets quantities, 0 removes; quotes again. */
  change: (lines: CheckoutLine[]) => void
  requote: () => Promise<Quote | undefined>
  reload: () => Promise<void>
}

/** What is to be bought, where it goes, and the server's price for that. */
export function useCheckout(userId: string): Checkout {
  const [items, setItems] = useState(checkoutItems)
  const addresses = useAnswer(ownName(userId, 'addresses'), () => call('GET /api/addresses'))
  const picked = useStore(deliveryAddressStore)
  const first = useRef(true)
  // Back from the addresses page: something may be new there.
  useDidShow(() => {
    if (first.current) first.current = false
    else void addresses.reload()
  })
  const list = addresses.data?.items
  const address = list && (list.find((one) => one.id === picked) ?? list.find(isDefault) ?? list[0] ?? null)

  // Union money is there to be spent and ends on a day; points may wait, so using them is asked for.
  const [wish, setWish] = useState<TenderWish>({ useAllowance: true, usePoints: false })
  const reserved = useReserved(userId)
  const [offerWish, setOfferWish] = useState(noOfferWish)
  const [quote, setQuote] = useState<Quote>()
  const [problem, setProblem] = useState<unknown>(undefined)
  const [quoting, setQuoting] = useState(true)
  const turn = useRef(0)
  // Without any word about addresses the price is still worth showing.
  const ready = items.length > 0 && (address !== undefined || addresses.problem !== undefined)
  const offers = offersInput(offerWish)
  const input = {
    items,
    ...(reserved.filingId === undefined ? wish : { reservedFilingId: reserved.filingId }),
    ...(offers ? { offers } : {}),
    ...(address ? { addressId: address.id } : {}),
  }
  const key = ready ? JSON.stringify(input) : ''

  const requote = useCallback(async () => {
    if (!key) return undefined
    const mine = ++turn.current
    setQuoting(true)
    setProblem(undefined)
    try {
      const answer = await call('POST /api/checkout/quote', { body: JSON.parse(key) as CheckoutInput })
      if (mine === turn.current) setQuote(answer)
      return answer
    } catch (thrown) {
      if (mine === turn.current) setProblem(thrown)
      return undefined
    } finally {
      if (mine === turn.current) setQuoting(false)
    }
  }, [key])
  useEffect(() => void requote(), [requote])
  useReturn(problem, requote)
  const reloadAddresses = addresses.reload
  useEffect(() => {
    if (problem instanceof ApiProblem && problem.code === 'address_not_found') void reloadAddresses()
  }, [problem, reloadAddresses])

  const forgetReserved = reserved.forget
  useEffect(() => {
    const isOver = problem instanceof ApiProblem && problem.code === 'reserved_filing_not_usable'
    if (isOver) forgetReserved()
  }, [problem, forgetReserved])

  const change = (lines: CheckoutLine[]) => {
    const wanted = new Map(lines.map((line) => [line.skuId, line.quantity]))
    const next = items
      .map((item) => ({ ...item, quantity: wanted.get(item.skuId) ?? item.quantity }))
      .filter((item) => item.quantity > 0)
    keepCheckoutItems(next)
    setItems(next)
  }
  const show = (now: Quote) => {
    turn.current++
    setQuote(now)
    setProblem(undefined)
    setQuoting(false)
  }
  return {
    items,
    address,
    addressProblem: addresses.problem,
    quote,
    quoting,
    problem,
    wish,
    setWish,
    reserved,
    offerWish,
    setOfferWish,
    input,
    show,
    change,
    requote,
    reload: async () => {
      await Promise.all([addresses.reload(), requote()])
    },
  }
}

const isDefault = (address: Address) => address.isDefault
