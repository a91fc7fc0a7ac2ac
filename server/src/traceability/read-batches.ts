import type { BatchDetail, BatchSummary, Recall, TraceEvent } from '@yuxiang/shared/api/traceability'
import { brokenAt } from '@yuxiang/shared/trace/chain'
import { and, asc, desc, eq, type InferSelectModel, lt } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { type BatchRow, recallerOf, requireBatch } from './find-batch.ts'
import { isHeld } from './hold-batch.ts'
import { mayLift, mayTakeOver } from './recall-batch.ts'
import { type DeskScope, withinScope } from './scope.ts'
import { traceBatches, traceEvents, traceRecalls } from './tables.ts'

const pageSizeDefault = 20

interface Query {
  state?: BatchRow['state'] | undefined
  batchCode?: string | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

/** The batches that somebody may look at, the newest first. */
export async function listBatches(
  db: Db,
  scope: DeskScope,
  { state, batchCode, cursor, pageSize = pageSizeDefault }: Query,
): Promise<{ items: BatchSummary[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(traceBatches)
    .where(
      and(
        withinScope(scope),
        state && eq(traceBatches.state, state),
        batchCode === undefined ? undefined : eq(traceBatches.batchCode, batchCode),
        cursor === undefined ? undefined : lt(traceBatches.id, cursor),
      ),
    )
    .orderBy(desc(traceBatches.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return { items: shown.map(summaryOf), ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

/** One batch with its chain as it stands in the database now, reckoned anew. */
export async function readBatch(db: Db, scope: DeskScope, batchId: string): Promise<BatchDetail> {
  const batch = await requireBatch(db, scope, batchId)
  const chain = await readChain(db, batchId)
  const recalls = await db
    .select()
    .from(traceRecalls)
    .where(eq(traceRecalls.batchId, batchId))
    .orderBy(desc(traceRecalls.id))
  const by = recallerOf(scope, batch)
  const open = recalls.find(({ liftedAt }) => liftedAt === null)
  const held = await isHeld(db, batchId)
  return {
    ...summaryOf(batch),
    basis: batch.basis,
    head: headOf(batch),
    chain,
    brokenAt: brokenAt(factsOf(batch), chain, headOf(batch)),
    recalls: recalls.map((recall) => ({
      ...recallView(recall),
      buyers: recall.buyers,
      told: recall.toldAt ? recall.buyers : 0,
    })),
    mayAdd: scope.merchantIds.includes(batch.merchantId),
    held,
    mayRecall: by !== null && (open === undefined || mayTakeOver(by, open.by)),
    mayLift: by !== null && open !== undefined && mayLift(by, open.by, held),
    maySeeBuyers: by !== null,
  }
}

/** The events of a batch in the order of their places. */
export async function readChain(db: Db, batchId: string): Promise<TraceEvent[]> {
  const rows = await db
    .select()
    .from(traceEvents)
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.position))
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind,
    at: row.at.toISOString(),
    place: row.place,
    text: row.text,
    temperatures: row.temperatures.map(({ at, celsiusTenths }) => ({ at, celsiusTenths })),
    photos: row.photos,
    report:
      row.reportName !== null && row.reportSha256 !== null
        ? { name: row.reportName, sha256: row.reportSha256 }
        : null,
    corrects: row.corrects,
    recordedAt: row.recordedAt.toISOString(),
    hash: row.hash,
  }))
}

/** What a batch says of itself, as its first event's hash covers it. */
export const factsOf = (batch: BatchRow) => ({
  traceCode: batch.traceCode,
  batchCode: batch.batchCode,
  merchantId: batch.merchantId,
  skuId: batch.skuId,
  quantity: batch.quantity,
  unit: batch.unit,
  origin: batch.origin,
  producedOn: batch.producedOn,
  bestBefore: batch.bestBefore,
})

export const headOf = ({ headPosition, headHash }: BatchRow) => ({ position: headPosition, hash: headHash })

export const recallView = (row: InferSelectModel<typeof traceRecalls>): Recall => ({
  by: row.by,
  reason: row.reason,
  instruction: row.instruction,
  at: row.at.toISOString(),
  lifted:
    row.liftedAt && row.liftReason !== null
      ? { reason: row.liftReason, at: row.liftedAt.toISOString(), takenOver: row.takenOver }
      : null,
})

const summaryOf = (batch: BatchRow): BatchSummary => ({
  ...factsOf(batch),
  id: batch.id,
  productId: batch.productId,
  productName: batch.productName,
  skuName: batch.skuName,
  merchantName: batch.merchantName,
  county: batch.county,
  state: batch.state,
  current: batch.current,
  events: batch.headPosition,
  createdAt: batch.createdAt.toISOString(),
})
