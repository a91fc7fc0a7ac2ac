import { and, eq } from 'drizzle-orm'
import { putOffReceipt } from '../fulfilment/index.ts'
import { chinaMoment } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { noteOnOrders } from './move-order.ts'
import { orders } from './tables.ts'

/** 延长收货: the buyer puts automatic receipt off, once; repeating it changes nothing. */
export async function extendReceipt(platform: Platform, userId: string, orderId: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const own = and(eq(orders.id, orderId), eq(orders.userId, userId))
    const [order] = await tx.select({ state: orders.state }).from(orders).where(own).for('update')
    if (!order) throw new Refusal('order_not_found')
    if (order.state !== 'shipped') throw new Refusal('order_state_conflict')
    const now = platform.clock()
    const until = await putOffReceipt(tx, orderId, now)
    if (until) await noteOnOrders(tx, [orderId], now, `您已延长收货，系统将在 ${chinaMoment(until)} 确认收货`)
  })
}
