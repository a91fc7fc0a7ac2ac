import { and, eq, type InferSelectModel, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { lockOrder, lockRefundable } from './lock-order.ts'
import type { OrderRow } from './move-order.ts'
import { orderLines, orders } from './tables.ts'

export interface Units {
  lineId: string
  quantity: number
}

/** An order with its lines, as requests for after-sales see it. */
export interface ClaimedOrder {
  order: OrderRow
  lines: InferSelectModel<typeof orderLines>[]
}

/** The buyer's order, without a lock; refuses with `order_not_found`. */
export async function orderOfBuyer(db: Db, orderId: string, userId: string): Promise<ClaimedOrder> {
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.userId, userId)))
  if (!order) throw new Refusal('order_not_found')
  return { order, lines: await linesOf(db, orderId) }
}

/**
 * Locks the buyer's order and holds units of it for an open request: nobody else can ask for them or give them back,
 * and the order is not completed meanwhile. Not sent yet, they are withheld from shipping. Refuses with
 * `order_not_found`, `order_state_conflict`, `after_sale_too_much`.
 */
export async function holdUnits(
  tx: Db,
  request: { orderId: string; userId: string; units: readonly Units[] },
): Promise<ClaimedOrder> {
  const { orderId, userId, units } = request
  const order = await lockRefundable(tx, and(eq(orders.id, orderId), eq(orders.userId, userId)))
  await holdLines(tx, order, units)
  await tx
    .update(orders)
    .set({ openAfterSales: sql`${orders.openAfterSales} + 1` })
    .where(eq(orders.id, orderId))
  return { order, lines: await linesOf(tx, orderId) }
}

/** Holds units for a request; more of them for one that holds others already. The order is locked. */
export async function holdLines(tx: Db, order: OrderRow, units: readonly Units[]): Promise<void> {
  for (const { lineId, quantity } of units) {
    const withheld = order.state === 'paid' ? quantity : 0
    const held = await tx
      .update(orderLines)
      .set({
        heldQuantity: sql`${orderLines.heldQuantity} + ${quantity}`,
        withheldQuantity: sql`${orderLines.withheldQuantity} + ${withheld}`,
      })
      .where(
        and(
          eq(orderLines.id, lineId),
          eq(orderLines.orderId, order.id),
          sql`${orderLines.refundedQuantity} + ${orderLines.heldQuantity} + ${quantity} <= ${orderLines.quantity}`,
        ),
      )
      .returning({ id: orderLines.id })
    if (held.length === 0) throw new Refusal('after_sale_too_much')
  }
}

/**
 * Locks the order of a request before the request's own row: the order of locks everywhere. The request may have ended
 * meanwhile and the order with it: its row says so.
 */
export const lockHeldOrder = (tx: Db, orderId: string): Promise<OrderRow> =>
  lockOrder(tx, eq(orders.id, orderId))

/** A request has ended: its units are free again (to be given back, or kept). The caller holds the order's lock. */
export async function releaseUnits(tx: Db, orderId: string, units: readonly Units[]): Promise<void> {
  for (const { lineId, quantity } of units) {
    await tx
      .update(orderLines)
      .set({ heldQuantity: sql`${orderLines.heldQuantity} - ${quantity}` })
      .where(eq(orderLines.id, lineId))
  }
  await tx
    .update(orders)
    .set({ openAfterSales: sql`${orders.openAfterSales} - 1` })
    .where(eq(orders.id, orderId))
}

/** A request made before shipping has been answered: its units may be sent, if they were not given back. */
export async function unwithholdUnits(tx: Db, units: readonly Units[]): Promise<void> {
  for (const { lineId, quantity } of units) {
    await tx
      .update(orderLines)
      .set({ withheldQuantity: sql`${orderLines.withheldQuantity} - ${quantity}` })
      .where(eq(orderLines.id, lineId))
  }
}

const linesOf = (db: Db, orderId: string) =>
  db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position)
