import type { cartContract } from '@yuxiang/shared/api/cart'
import { only, open, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { mergeCart, setCartItem } from './change-cart.ts'
import { cartOf, readCart } from './read-cart.ts'

export function cartRoutes(platform: Platform): RouteTable<typeof cartContract> {
  return {
    'GET /api/cart': only(['shopper'], ({ actor }) => readCart(platform, actor.userId)),
    'PUT /api/cart/items/{skuId}': only(['shopper'], async ({ params, body, actor }) => {
      await setCartItem(platform, actor.userId, { skuId: params.skuId, quantity: body.quantity })
      return readCart(platform, actor.userId)
    }),
    'POST /api/cart/merge': only(['shopper'], async ({ body, actor }) => {
      await mergeCart(platform, actor.userId, body.items)
      return readCart(platform, actor.userId)
    }),
    'POST /api/cart/preview': open(({ body }) =>
      cartOf(
        platform,
        body.items.map((item) => ({ ...item, addedPriceFen: null })),
      ),
    ),
  }
}
