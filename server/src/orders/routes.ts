import type { checkoutContract } from '@yuxiang/shared/api/checkout'
import type { ordersContract } from '@yuxiang/shared/api/orders'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { cancelOrder } from './cancel-order.ts'
import { extendReceipt } from './extend-receipt.ts'
import { hurryShipping } from './hurry-shipping.ts'
import { placedAnswer, placeOrder } from './place-order.ts'
import { quote } from './quote.ts'
import { listOrders, readOrder } from './read-orders.ts'
import { confirmReceipt } from './receive-order.ts'
import { ofBuyer } from './scope.ts'
import { trackOrder } from './track-order.ts'
import { withNewPrice } from './with-new-price.ts'

/** A call that asks the outside world is not to be had without end. */
const outsideLimit = { count: 120, seconds: 60, per: 'actor' } as const

export function orderRoutes(platform: Platform): RouteTable<typeof checkoutContract & typeof ordersContract> {
  const { db } = platform.database
  return {
    'POST /api/checkout/quote': only(['shopper'], ({ body, actor }) => quote(platform, actor.userId, body)),
    'POST /api/orders': only(
      ['shopper'],
      ({ body, actor, idempotency }) =>
        withNewPrice(platform, actor.userId, body, (runs) =>
          idempotently(platform.database, actor.userId, idempotency, async (tx) => {
            const { placed, writes } = await placeOrder(tx, platform, actor.userId, body, runs)
            return { answer: placedAnswer(placed), writes }
          }),
        ),
      { count: 30, seconds: 60, per: 'actor' },
    ),
    'GET /api/orders': only(['shopper'], ({ query, actor }) => listOrders(db, ofBuyer(actor.userId), query)),
    'GET /api/orders/{id}': only(['shopper'], ({ params, actor }) =>
      readOrder(platform, actor.userId, params.id),
    ),
    'GET /api/orders/{id}/tracking': only(
      ['shopper'],
      ({ params, actor }) => trackOrder(platform, actor.userId, params.id),
      outsideLimit,
    ),
    'POST /api/orders/{id}/cancel': only(['shopper'], async ({ params, actor }) => {
      await cancelOrder(platform, actor.userId, params.id)
      return readOrder(platform, actor.userId, params.id)
    }),
    'POST /api/orders/{id}/confirm-receipt': only(['shopper'], async ({ params, actor }) => {
      await confirmReceipt(platform, actor.userId, params.id)
      return readOrder(platform, actor.userId, params.id)
    }),
    'POST /api/orders/{id}/hurry-shipping': only(['shopper'], async ({ params, actor }) => {
      await hurryShipping(platform, actor.userId, params.id)
      return readOrder(platform, actor.userId, params.id)
    }),
    'POST /api/orders/{id}/extend-receipt': only(['shopper'], async ({ params, actor }) => {
      await extendReceipt(platform, actor.userId, params.id)
      return readOrder(platform, actor.userId, params.id)
    }),
  }
}
