import { afterSaleReasonKeys, isFault } from '@yuxiang/shared/after-sale/reasons'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { afterSaleLines, afterSales } from './tables.ts'

const faults = afterSaleReasonKeys.filter(isFault)

/** Whether a fault of the line's goods was claimed and not taken back. */
export async function hasQualityCase(db: Db, orderId: string, lineId: string): Promise<boolean> {
  const rows = await db
    .select({ id: afterSales.id })
    .from(afterSales)
    .innerJoin(afterSaleLines, eq(afterSaleLines.afterSaleId, afterSales.id))
    .where(
      and(
        eq(afterSales.orderId, orderId),
        eq(afterSaleLines.lineId, lineId),
        inArray(afterSales.reason, faults),
        ne(afterSales.state, 'cancelled'),
      ),
    )
    .limit(1)
  return rows.length > 0
}
