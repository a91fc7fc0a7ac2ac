import { leftOutStore } from '@/pages/cart/selection'
import { type Quoted, useQuote } from '@/pages/cart/use-quote'
import { cartStore } from '@/store/cart'
import { useStore } from '@/store/create-store'

/** The contract prices at most so many lines at once. */
const mostLines = 50

/** The price of what is chosen in the cart, for pages that say how far it is to an offer. */
export function useCartQuote(): Quoted {
  const cart = useStore(cartStore)
  const leftOut = useStore(leftOutStore)
  return useQuote(
    (cart?.groups ?? [])
      .flatMap((group) => group.items)
      .filter(
        (item) => item.refusal !== 'withdrawn' && item.refusal !== 'barred' && item.quantity <= item.stock,
      )
      .filter((item) => !leftOut.includes(item.skuId))
      .slice(0, mostLines)
      .map(({ skuId, quantity }) => ({ skuId, quantity })),
  )
}
