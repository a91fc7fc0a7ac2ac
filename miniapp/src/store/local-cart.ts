import { forget, readStored, store } from '@/services/storage'

export interface LocalLine {
  skuId: string
  quantity: number
}

const key = 'local-cart'

/** What somebody not signed in has put into the cart on this phone, oldest first. */
export function localLines(): LocalLine[] {
  return readStored<LocalLine[]>(key) ?? []
}

/** How many of a SKU the phone keeps. */
export function localQuantity(skuId: string): number {
  return localLines().find((line) => line.skuId === skuId)?.quantity ?? 0
}

/** Sets a line of the phone's cart; 0 removes it. */
export function setLocalQuantity(skuId: string, quantity: number): void {
  const lines = localLines()
  const at = lines.findIndex((line) => line.skuId === skuId)
  if (at >= 0) lines.splice(at, 1, ...(quantity > 0 ? [{ skuId, quantity }] : []))
  else if (quantity > 0) lines.push({ skuId, quantity })
  store(key, lines)
}

/** Empties the phone's cart, once the server has it. */
export function dropLocalLines(): void {
  forget(key)
}
