import { and, eq } from 'drizzle-orm'
import { closePayment, findPayment, syncPayment } from '../payments/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { giveBackOffers } from '../promotions/index.ts'
import { giveStockBack } from './give-stock-back.ts'
import { moveOrders, ofPayment } from './move-order.ts'
import { release } from './order-ledger.ts'
import { orderPayable } from './order-payable.ts'
import { orders } from './tables.ts'

/**
 * Cancels an unpaid order of the caller, together with the others of its payment: one call of WeChat pays them
 * all. WeChat is asked first, so that money already on its way is not cancelled under.
 */
export async function cancelOrder(platform: Platform, userId: string, orderId: string): Promise<void> {
  const { db } = platform.database
  const [order] = await db
    .select({ paymentId: orders.paymentId, state: orders.state })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.userId, userId)))
  if (!order) throw new Refusal('order_not_found')
  // Cancelled already: a repeat of the same tap.
  if (order.state === 'cancelled') return
  if (order.state !== 'pendingPayment') throw new Refusal('order_state_conflict')
  const payment = await findPayment(db, userId, order.paymentId)
  if (payment) {
    await syncPayment(platform, orderPayable, payment).catch((error: unknown) => {
      if (!(error instanceof OutsideUnavailableError)) throw error
    })
  }
  await platform.database.transaction(async (tx) => {
    // The payment's row first, as in settling: the same order of locks everywhere.
    if (!(await closePayment(tx, platform, order.paymentId))) {
      const [now] = await tx.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId))
      if (now?.state === 'cancelled') return
      throw new Refusal('order_state_conflict')
    }
    const moved = await moveOrders(tx, ofPayment(order.paymentId), {
      event: 'cancel',
      at: platform.clock(),
      text: '您取消了订单',
      set: { closeReason: '您取消了订单' },
    })
    const orderIds = moved.map((row) => row.id)
    await giveStockBack(tx, moved, platform.clock())
    await giveBackOffers(tx, orderIds, platform.clock())
    await release(tx, orderIds, platform.clock())
  })
}
