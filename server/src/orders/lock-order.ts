import { statesAllowing } from '@yuxiang/shared/states/machine'
import { orderMachine } from '@yuxiang/shared/states/order'
import { and, eq, type SQL } from 'drizzle-orm'
import { lockPayment } from '../payments/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type OrderRow, ofPayment } from './move-order.ts'
import { orders } from './tables.ts'

/** Locks payment and order, in the order of locks everywhere. Refuses with `order_not_found`. */
export async function lockOrder(tx: Db, where: SQL | undefined): Promise<OrderRow> {
  const [found] = await tx.select({ paymentId: orders.paymentId }).from(orders).where(where)
  if (!found) throw new Refusal('order_not_found')
  await lockPayment(tx, found.paymentId)
  const [order] = await tx.select().from(orders).where(where).for('update')
  if (!order) throw new Refusal('order_not_found')
  return order
}

/**
 * Locks the payment of an order and all its orders, by id: before the first of them is refunded, where gifts of the
 * others may have to be recalled. Refuses with `order_not_found`.
 */
export async function lockSiblings(tx: Db, orderId: string, scope?: SQL): Promise<OrderRow[]> {
  const where = and(eq(orders.id, orderId), scope)
  const [found] = await tx.select({ paymentId: orders.paymentId }).from(orders).where(where)
  if (!found) throw new Refusal('order_not_found')
  await lockPayment(tx, found.paymentId)
  return tx.select().from(orders).where(ofPayment(found.paymentId)).orderBy(orders.id).for('update')
}

/** The same as {@link lockOrder}, where something is to be given back: `order_state_conflict` when nothing can be. */
export async function lockRefundable(tx: Db, where: SQL | undefined): Promise<OrderRow> {
  const order = await lockOrder(tx, where)
  if (!statesAllowing(orderMachine, 'refund').includes(order.state)) throw new Refusal('order_state_conflict')
  return order
}
