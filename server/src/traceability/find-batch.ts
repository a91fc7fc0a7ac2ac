import type { Recaller } from '@yuxiang/shared/api/traceability'
import { and, eq, type InferSelectModel, inArray } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type DeskScope, withinScope } from './scope.ts'
import { traceBatches } from './tables.ts'

export type BatchRow = InferSelectModel<typeof traceBatches>

/** A batch within the caller's scope; refuses with `batch_not_found` for anybody else's. */
export async function requireBatch(db: Db, scope: DeskScope, batchId: string): Promise<BatchRow> {
  const [batch] = await db
    .select()
    .from(traceBatches)
    .where(and(eq(traceBatches.id, batchId), withinScope(scope)))
  if (!batch) throw new Refusal('batch_not_found')
  return batch
}

/** The same, locked: whoever adds to its chain or changes its state comes one after the other. */
export async function lockBatch(tx: Db, scope: DeskScope, batchId: string): Promise<BatchRow> {
  const [batch] = await tx
    .select()
    .from(traceBatches)
    .where(and(eq(traceBatches.id, batchId), withinScope(scope)))
    .for('update')
  if (!batch) throw new Refusal('batch_not_found')
  return batch
}

/** A batch of the merchants that somebody works for, locked. */
export async function lockOwnBatch(tx: Db, staffId: string, batchId: string): Promise<BatchRow> {
  const merchantIds = await merchantsOfStaff(tx, staffId, 'goods')
  const [batch] = await tx
    .select()
    .from(traceBatches)
    .where(and(eq(traceBatches.id, batchId), inArray(traceBatches.merchantId, merchantIds)))
    .for('update')
  if (!batch) throw new Refusal('batch_not_found')
  return batch
}

/**
 * As what somebody recalls a batch, the highest first; null for who may only look. Whoever works for its merchant acts as
 * the merchant, whatever office is held besides.
 */
export function recallerOf(scope: DeskScope, batch: BatchRow): Recaller | null {
  if (scope.merchantIds.includes(batch.merchantId)) return 'merchant'
  if (scope.isOperator) return 'operator'
  return scope.countyCodes.includes(batch.countyCode) ? 'county' : null
}
