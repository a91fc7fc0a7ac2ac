import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { orders } from './tables.ts'

/** Whether an order of the buyer may still be paid, sent, received or given back. */
export async function hasOpenOrder(db: Db, userId: string): Promise<boolean> {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.userId, userId),
        inArray(orders.state, ['pendingPayment', 'paid', 'shipped', 'received']),
      ),
    )
    .limit(1)
  return rows.length > 0
}
