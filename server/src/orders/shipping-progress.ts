import type { Db } from '../platform/db/index.ts'
import { ofPayment } from './move-order.ts'
import { orders } from './tables.ts'

/** How many orders a payment paid, how many of them wait for their parcel, and whether all were given back. */
export async function shippingProgress(
  db: Db,
  paymentId: string,
): Promise<{ orders: number; toShip: number; isOver: boolean }> {
  const rows = await db.select({ state: orders.state }).from(orders).where(ofPayment(paymentId))
  return {
    orders: rows.length,
    toShip: rows.filter(({ state }) => state === 'paid').length,
    isOver: rows.every(({ state }) => state === 'closed'),
  }
}
