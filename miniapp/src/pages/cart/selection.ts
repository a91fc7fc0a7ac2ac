import { readStored, store } from '@/services/storage'
import { createStore } from '@/store/create-store'

const key = 'cart-left-out'

/** SKUs in the cart which the person does not want to buy now; what is new in the cart is wanted. */
export const leftOutStore = createStore<readonly string[]>(readStored<string[]>(key) ?? [])

/** Marks SKUs as wanted or left out. */
export function choose(skuIds: readonly string[], wanted: boolean): void {
  const others = leftOutStore.get().filter((skuId) => !skuIds.includes(skuId))
  const next = wanted ? others : [...others, ...skuIds]
  store(key, next)
  leftOutStore.set(next)
}
