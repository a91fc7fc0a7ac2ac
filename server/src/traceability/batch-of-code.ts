import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { traceBatches } from './tables.ts'

/** Which batch a scanned code means; refuses with `trace_not_found`. */
export async function batchOfCode(
  db: Db,
  traceCode: string,
): Promise<{ id: string; batchCode: string; productId: string; merchantId: string }> {
  const [batch] = await db
    .select({
      id: traceBatches.id,
      batchCode: traceBatches.batchCode,
      productId: traceBatches.productId,
      merchantId: traceBatches.merchantId,
    })
    .from(traceBatches)
    .where(eq(traceBatches.traceCode, traceCode))
  if (!batch) throw new Refusal('trace_not_found')
  return batch
}
