import { and, eq } from 'drizzle-orm'
import { markReminded, receiptsNear } from '../fulfilment/index.ts'
import { notify } from '../messages/index.ts'
import { chinaMoment } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import { byId } from './move-order.ts'
import { orders } from './tables.ts'

const BATCH = 500

/**
 * Job: two days before an order counts as received its buyer is told, once for each such moment; not while a request
 * for after-sales holds it up. Answers how many were.
 */
export async function remindOfReceipt(platform: Platform): Promise<number> {
  let told = 0
  let passedOver = 0
  for (;;) {
    const page = { limit: BATCH, offset: passedOver }
    const near = await receiptsNear(platform.database.db, platform.clock(), page)
    const count = near.length > 0 ? await tellBuyers(platform, near) : 0
    told += count
    passedOver += near.length - count
    if (near.length < BATCH) return told
  }
}

function tellBuyers(
  platform: Platform,
  near: readonly { orderId: string; automaticReceiptAt: Date }[],
): Promise<number> {
  return platform.database.transaction(async (tx) => {
    const ids = near.map(({ orderId }) => orderId)
    const rows = await tx
      .select({ id: orders.id, userId: orders.userId })
      .from(orders)
      .where(and(byId(ids), eq(orders.state, 'shipped'), eq(orders.openAfterSales, 0)))
    const buyerOf = new Map(rows.map(({ id, userId }) => [id, userId]))
    const told = near.flatMap(({ orderId, automaticReceiptAt: at }) => {
      const userId = buyerOf.get(orderId)
      return userId === undefined ? [] : [{ orderId, userId, at }]
    })
    await notify(
      tx,
      platform,
      told.map(({ orderId, userId, at }) => ({
        userId,
        kind: 'orderShipped' as const,
        title: '订单即将自动确认收货',
        text: `${chinaMoment(at)} 自动确认收货；还没收到可以延长收货或申请售后`,
        path: `/packages/order/detail/index?id=${orderId}`,
        dedupeKey: `receiptNear/${orderId}/${at.toISOString()}`,
      })),
    )
    await markReminded(
      tx,
      told.map(({ orderId }) => orderId),
    )
    return told.length
  })
}
