import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { afterSales } from './tables.ts'

/** Whether a case of the buyer still waits for somebody. */
export async function hasOpenAfterSale(db: Db, userId: string): Promise<boolean> {
  const rows = await db
    .select({ id: afterSales.id })
    .from(afterSales)
    .where(and(eq(afterSales.userId, userId), isNotNull(afterSales.waitsFor)))
    .limit(1)
  return rows.length > 0
}
