import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { type OrderEvent, orderMachine } from '@yuxiang/shared/states/order'
import { and, eq, type InferSelectModel, inArray, type SQL, sql } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { orderEvents, orders } from './tables.ts'

export type OrderRow = InferSelectModel<typeof orders>

export interface Move {
  event: OrderEvent
  at: Date
  /** Words for the buyer's timeline. */
  text: string
  /** Columns that change with the state. */
  set?: Partial<Pick<OrderRow, 'paidAt' | 'receivedAt' | 'receivedBy' | 'closeReason'>> & { shipBy?: SQL }
}

/** Paid: from now on the shop's time to ship runs. */
export const paidAt = (at: Date) => ({
  paidAt: at,
  shipBy: sql`${at.toISOString()}::timestamptz + make_interval(hours => ${orders.shipWithinHours})`,
})

/**
 * Moves the orders that match and whose state allows the event, each by one conditional update, and writes the
 * timeline. Returns those that moved: an empty answer means somebody was faster or the state does not allow it.
 */
export async function moveOrders(tx: Db, where: SQL | undefined, move: Move): Promise<OrderRow[]> {
  const moved: OrderRow[] = []
  for (const from of statesAllowing(orderMachine, move.event)) {
    const to = next(orderMachine, from, move.event)
    if (to === null) continue
    const rows = await tx
      .update(orders)
      .set({ state: to, ...move.set })
      .where(and(where, eq(orders.state, from)))
      .returning()
    moved.push(...rows)
  }
  if (moved.length > 0) {
    await tx
      .insert(orderEvents)
      .values(moved.map((order) => ({ id: newId(), orderId: order.id, at: move.at, text: move.text })))
  }
  return moved
}

/** Writes a line on the timeline of orders that did not move. */
export async function noteOnOrders(tx: Db, orderIds: string[], at: Date, text: string): Promise<void> {
  if (orderIds.length === 0) return
  await tx.insert(orderEvents).values(orderIds.map((orderId) => ({ id: newId(), orderId, at, text })))
}

export const ofPayment = (paymentId: string): SQL => eq(orders.paymentId, paymentId)
export const byId = (orderIds: string[]): SQL => inArray(orders.id, orderIds)

/** Quantities by SKU of some orders, for giving stock back or taking it again. */
export async function linesOf(
  tx: Db,
  orderIds: string[],
): Promise<{ skuId: string; productId: string; quantity: number }[]> {
  return tx.execute<{ skuId: string; productId: string; quantity: number }>(sql`
    select sku_id as "skuId", product_id as "productId", sum(quantity)::int as quantity
    from order_lines where order_id in ${orderIds} group by sku_id, product_id`)
}

/** What of them was bought and at what price, gifts left out: for counting sales. */
export async function boughtLinesOf(
  tx: Db,
  orderIds: string[],
): Promise<{ skuId: string; quantity: number; unitFen: number }[]> {
  return tx.execute<{ skuId: string; quantity: number; unitFen: number }>(sql`
    select sku_id as "skuId", sum(quantity)::int as quantity, min(unit_fen)::float8 as "unitFen"
    from order_lines where order_id in ${orderIds} and gift_offer_id is null group by sku_id`)
}
