import { useDidShow } from '@tarojs/taro'
import type { Cart, CartItem } from '@yuxiang/shared/api/cart'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useReturn } from '@/hooks/use-return'
import { toastProblem } from '@/services/feedback'
import { cartStore, refreshCart, setCartQuantity } from '@/store/cart'
import { useStore } from '@/store/create-store'
import { useSession } from '@/store/session'

/** Taps on the stepper that follow each other faster than this are sent as one change. */
const settleMs = 350

export interface CartPage {
  cart: Cart | null
  problem: unknown
  loading: boolean
  reload: () => Promise<void>
  quantityOf: (item: CartItem) => number
  changeQuantity: (skuId: string, quantity: number) => void
  remove: (skuIds: readonly string[]) => Promise<void>
}

/** The cart and its changes: the stepper answers at once, the server is told when the finger rests. */
export function useCartPage(): CartPage {
  const cart = useStore(cartStore)
  const session = useSession()
  const [problem, setProblem] = useState<unknown>(undefined)
  const [loading, setLoading] = useState(true)
  const [wanted, setWanted] = useState<Record<string, number>>({})
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  const reload = useCallback(async () => {
    setLoading(true)
    try {
      await refreshCart()
      setProblem(undefined)
    } catch (thrown) {
      setProblem(thrown)
    }
    setLoading(false)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another cart
  useEffect(() => void reload(), [reload, session?.user.id])
  useDidShow(() => void reload())
  useReturn(problem, reload)

  const changeQuantity = (skuId: string, quantity: number) => {
    setWanted((before) => ({ ...before, [skuId]: quantity }))
    clearTimeout(timers.current.get(skuId))
    const timer = setTimeout(() => {
      timers.current.delete(skuId)
      setCartQuantity(skuId, quantity)
        .catch(toastProblem)
        .finally(() => {
          // A newer tap waits with its own number.
          if (timers.current.has(skuId)) return
          setWanted(({ [skuId]: _, ...others }) => others)
        })
    }, settleMs)
    timers.current.set(skuId, timer)
  }
  const remove = async (skuIds: readonly string[]) => {
    try {
      for (const skuId of skuIds) await setCartQuantity(skuId, 0)
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return {
    cart,
    problem,
    loading,
    reload,
    quantityOf: (item) => wanted[item.skuId] ?? item.quantity,
    changeQuantity,
    remove,
  }
}
