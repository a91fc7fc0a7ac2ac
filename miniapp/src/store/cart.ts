import type { Cart } from '@yuxiang/shared/api/cart'
import { call } from '@/services/api'
import { keepAnswer, keptAnswer } from '@/services/kept'
import { sessionStore } from '@/services/tokens'
import { createStore } from './create-store'
import { dropLocalLines, type LocalLine, localLines, localQuantity, setLocalQuantity } from './local-cart'

/** The cart as the server last described it; null before it has answered. */
export const cartStore = createStore<Cart | null>(keptAnswer<Cart>('cart') ?? null)

function show(cart: Cart): Cart {
  keepAnswer('cart', cart)
  cartStore.set(cart)
  return cart
}

/**
 * Asks for the cart: the shopper's own, or a description of what this phone keeps. What the phone kept before a login
 * goes to the server first, and is forgotten only when the server has it.
 */
export async function refreshCart(): Promise<Cart> {
  const items = localLines()
  if (sessionStore.get()) {
    if (items.length === 0) return show(await call('GET /api/cart'))
    const merged = await mergeIntoCart(items)
    dropLocalLines()
    return merged
  }
  if (items.length === 0) return show({ groups: [], count: 0 })
  return show(await call('POST /api/cart/preview', { body: { items } }))
}

/** Sets how many of a SKU are in the cart; 0 removes it. Throws ApiProblem. */
export async function setCartQuantity(skuId: string, quantity: number): Promise<Cart> {
  if (sessionStore.get()) {
    return show(await call('PUT /api/cart/items/{skuId}', { params: { skuId }, body: { quantity } }))
  }
  setLocalQuantity(skuId, quantity)
  return refreshCart()
}

/** Puts so many more of a SKU into the cart. Throws ApiProblem. */
export async function addToCart(skuId: string, quantity: number): Promise<Cart> {
  const inCart = sessionStore.get() ? await quantityInCart(skuId) : localQuantity(skuId)
  return setCartQuantity(skuId, inCart + quantity)
}

async function quantityInCart(skuId: string): Promise<number> {
  const cart = await refreshCart()
  return cart.groups.flatMap((group) => group.items).find((item) => item.skuId === skuId)?.quantity ?? 0
}

/** Makes the cart hold at least so many of each; what is not sold any more is left out. For shoppers signed in. */
export async function mergeIntoCart(items: LocalLine[]): Promise<Cart> {
  return show(await call('POST /api/cart/merge', { body: { items } }))
}
