import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { traceBatches, traceHolds } from './tables.ts'

/** Until the transaction ends nobody recalls a batch or lifts its recall. */
export async function lockBatchOf(tx: Db, batchId: string): Promise<void> {
  await tx
    .select({ id: traceBatches.id })
    .from(traceBatches)
    .where(eq(traceBatches.id, batchId))
    .for('update')
}

/** Somebody with a say asks for a recall, once per source: the merchant can no more lift one by itself. */
export async function holdBatch(
  tx: Db,
  { batchId, sourceId, userId, at }: { batchId: string; sourceId: string; userId: string; at: Date },
): Promise<void> {
  await tx
    .insert(traceHolds)
    .values({ id: newId(), batchId, sourceId, heldBy: userId, heldAt: at })
    .onConflictDoNothing()
}

/** Ends what one source asked for, or all that is asked of a batch. Repeatable. */
export async function endHolds(
  tx: Db,
  which: { sourceId: string } | { batchId: string },
  { userId, at }: { userId: string; at: Date },
): Promise<void> {
  await tx
    .update(traceHolds)
    .set({ endedAt: at, endedBy: userId })
    .where(
      and(
        'sourceId' in which ? eq(traceHolds.sourceId, which.sourceId) : eq(traceHolds.batchId, which.batchId),
        isNull(traceHolds.endedAt),
      ),
    )
}

/** Whether market supervision asks for a batch to stay recalled. */
export async function isHeld(db: Db, batchId: string): Promise<boolean> {
  const [hold] = await db
    .select({ id: traceHolds.id })
    .from(traceHolds)
    .where(and(eq(traceHolds.batchId, batchId), isNull(traceHolds.endedAt)))
    .limit(1)
  return hold !== undefined
}
