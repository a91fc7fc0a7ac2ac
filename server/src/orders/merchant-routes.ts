import type { merchantOrdersContract } from '@yuxiang/shared/api/merchant-orders'
import { Refusal } from '../platform/http/refusal.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { correctParcel } from './correct-parcel.ts'
import { byId } from './move-order.ts'
import { listOrders } from './read-orders.ts'
import { previewDirectRefund, type RecallGifts, refundDirectly } from './refund-directly.ts'
import { ofStaff } from './scope.ts'
import { shipOrder } from './ship-order.ts'

export function merchantOrderRoutes(
  platform: Platform,
  recallGifts: RecallGifts,
): RouteTable<typeof merchantOrdersContract> {
  const { db } = platform.database
  const summaryOf = async (id: string) => {
    const [order] = (await listOrders(db, byId([id]), { pageSize: 1 })).items
    if (!order) throw new Refusal('order_not_found')
    return order
  }
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
      return summaryOf(params.id)
    }),
    'POST /api/merchant/orders/{id}/parcel-correction': only(
      ['merchant'],
      async ({ params, body, actor }) => {
        await correctParcel(platform, actor.userId, params.id, body)
        return summaryOf(params.id)
      },
    ),
    'POST /api/merchant/orders/{id}/refund-preview': only(['merchant'], ({ params, body, actor }) =>
      previewDirectRefund(platform, actor.userId, { orderId: params.id, lines: body.lines }),
    ),
  }
}
