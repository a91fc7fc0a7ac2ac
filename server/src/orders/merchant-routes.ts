import type { merchantOrdersContract } from '@yuxiang/shared/api/merchant-orders'
import { Refusal } from '../platform/http/refusal.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { byId } from './move-order.ts'
import { listOrders } from './read-orders.ts'
import { type RecallGifts, refundDirectly } from './refund-directly.ts'
import { ofStaff } from './scope.ts'
import { shipOrder } from './ship-order.ts'

export function merchantOrderRoutes(
  platform: Platform,
  recallGifts: RecallGifts,
): RouteTable<typeof merchantOrdersContract> {
  const { db } = platform.database
  return {
    'GET /api/merchant/orders': only(['merchant'], async ({ query, actor }) =>
      listOrders(db, await ofStaff(db, actor.userId), query),
    ),
    'POST /api/merchant/orders/{id}/refunds': only(['merchant'], ({ params, body, actor, idempotency }) =>
      idempotently(platform.database, actor.userId, idempotency, async (tx) => ({
        answer: await refundDirectly(
          tx,
          platform,
          actor.userId,
          { orderId: params.id, input: body },
          recallGifts,
        ),
      })),
    ),
    'POST /api/merchant/orders/{id}/ship': only(['merchant'], async ({ params, body, actor }) => {
      await shipOrder(platform, actor.userId, params.id, body)
      const { items } = await listOrders(db, byId([params.id]), { pageSize: 1 })
      const [shipped] = items
      if (!shipped) throw new Refusal('order_not_found')
      return shipped
    }),
  }
}
