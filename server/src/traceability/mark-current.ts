import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { traceChanged } from './caches.ts'
import { lockOwnBatch } from './find-batch.ts'
import { holdCurrent, leaveCurrent } from './open-batch.ts'
import { traceBatches } from './tables.ts'

/** From now on parcels are filled from this batch, or from none. Refuses with `batch_not_found`, `batch_recalled`. */
export async function markCurrent(tx: Db, staffId: string, batchId: string, current: boolean): Promise<void> {
  const [known] = await tx
    .select({ skuId: traceBatches.skuId })
    .from(traceBatches)
    .where(eq(traceBatches.id, batchId))
  if (current && known) await holdCurrent(tx, known.skuId)
  const batch = await lockOwnBatch(tx, staffId, batchId)
  if (batch.state === 'recalled') throw new Refusal('batch_recalled')
  if (batch.current === current) return
  if (current) await leaveCurrent(tx, batch.skuId)
  await tx.update(traceBatches).set({ current }).where(eq(traceBatches.id, batchId))
  await audit(tx, {
    actorId: staffId,
    action: 'batch.markCurrent',
    subject: 'batch',
    subjectId: batchId,
    before: { current: batch.current },
    after: { current },
  })
  await traceChanged(tx)
}
