import type { Cart } from '@yuxiang/shared/api/cart'
import { call } from '@/services/api'
import { keepAnswer, keptAnswer } from '@/services/kept'
import { sessionStore } from '@/services/tokens'
import { createStore } from './create-store'
import { dropLocalLines, localLines, localQuantity, setLocalQuantity } from './local-cart'

/** The cart as the server last described it; null before it has answered. */
export const cartStore = createStore<Cart | null>(keptAnswer<Cart>('cart') ?? null)

function show(cart: Cart): Cart {
  keepAnswer('cart', cart)
  cartStore.set(cart)
  return cart
}

/** Asks for the cart: the shopper's own, or a description of what this phone keeps. */
export async function refreshCart(): Promise<Cart> {
  if (sessionStore.get()) return show(await call('GET /api/cart'))
  const items = localLines()
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

/** After a login: what the phone kept goes to the server. Kept until the server has it. */
export async function mergeLocalCart(): Promise<void> {
  const items = localLines()
  if (items.length === 0) {
    await refreshCart()
    return
  }
  show(await call('POST /api/cart/merge', { body: { items } }))
  dropLocalLines()
}
