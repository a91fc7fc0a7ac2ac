import { type Recaller, type RecallInput, traceEventsMax } from '@yuxiang/shared/api/traceability'
import { and, eq, type InferSelectModel, isNull } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { appendEvents, type NewEvent } from './append-event.ts'
import { type BatchRow, lockBatch, recallerOf } from './find-batch.ts'
import { endHolds, isHeld } from './hold-batch.ts'
import type { OrdersOfBatch } from './orders-of-batch.ts'
import type { DeskScope } from './scope.ts'
import { traceBatches, traceRecalls } from './tables.ts'
import { TELL_RECALL_QUEUE } from './tell-buyers.ts'
import { TELL_LIFTED_QUEUE } from './tell-lifted.ts'

/**
 * Recalls a batch: it is in its chain, on its page and on every order of it at once; nothing is shipped of it any more,
 * and each buyer is told by a job of this transaction. Shipping locks the batch, too, so no parcel slips through
 * between. An authority may take over what somebody below it recalled: its words stand then, and are told. No authority is
 * refused for want of room in the chain. Refuses with `batch_not_found`, `batch_recalled`, and a merchant with `trace_full`.
 */
export async function recallBatch(
  tx: Db,
  platform: Platform,
  scope: DeskScope,
  batchId: string,
  { reason, instruction }: RecallInput,
  orders: OrdersOfBatch,
): Promise<void> {
  const now = platform.clock()
  const batch = await lockBatch(tx, scope, batchId)
  const by = recallerOf(scope, batch)
  if (!by) throw new Refusal('batch_not_found')
  const open = await openRecall(tx, batchId)
  if (open && !mayTakeOver(by, open.by)) throw new Refusal('batch_recalled')
  refuseFull(by, batch)
  const acting = { actorId: scope.userId, now }
  await appendEvents(tx, batch, acting, [
    decision('recall', now, placeOf(by, batch), `${reason}。${instruction}`),
  ])
  if (batch.current) await orders.markUnshipped(tx, batch)
  await tx.update(traceBatches).set({ state: 'recalled', current: false }).where(eq(traceBatches.id, batchId))
  if (open) {
    const liftReason = `由${placeOf(by, batch)}接管，召回继续`
    await tx
      .update(traceRecalls)
      .set({ liftedAt: now, liftedBy: scope.userId, liftReason, takenOver: true })
      .where(eq(traceRecalls.id, open.id))
  }
  const id = newId()
  const buyers = await orders.countOrders(tx, batchId)
  await tx
    .insert(traceRecalls)
    .values({ id, batchId, by, actorId: scope.userId, reason, instruction, at: now, buyers })
  await platform.jobs.enqueue(tx, TELL_RECALL_QUEUE, { recallId: id })
  await audit(tx, {
    actorId: scope.userId,
    action: 'batch.recall',
    subject: 'batch',
    subjectId: batchId,
    before: { state: batch.state, current: batch.current, ...(open && { recallId: open.id }) },
    after: { state: 'recalled', by, reason, instruction, buyers },
  })
}

/** Hears that a recall was lifted, in the transaction that lifts it. Handed in where the server is put together. */
export type RecallLifted = (
  tx: Db,
  platform: Platform,
  lifted: { batchId: string; recallId: string; reason: string },
) => Promise<void>

/**
 * Lifts a recall, with a reason that everybody reads in the chain; the recall stays in it, and whoever was told of it is
 * told of this by a job of this transaction. What an authority recalled, or market supervision asked for, the merchant
 * can't lift. Refuses with `batch_not_found`, `batch_not_recalled`, `recall_of_authority`, `recall_asked_for`, and a merchant with
 * `trace_full`.
 */
export async function liftRecall(
  tx: Db,
  platform: Platform,
  scope: DeskScope,
  { batchId, reason, lifted }: { batchId: string; reason: string; lifted: RecallLifted },
): Promise<void> {
  const now = platform.clock()
  const batch = await lockBatch(tx, scope, batchId)
  const by = recallerOf(scope, batch)
  if (!by) throw new Refusal('batch_not_found')
  const recall = await openRecall(tx, batchId)
  if (!recall) throw new Refusal('batch_not_recalled')
  if (!mayLift(by, recall.by, false)) throw new Refusal('recall_of_authority')
  if (!mayLift(by, recall.by, await isHeld(tx, batchId))) throw new Refusal('recall_asked_for')
  refuseFull(by, batch)
  const acting = { actorId: scope.userId, now }
  await appendEvents(tx, batch, acting, [decision('recallLifted', now, placeOf(by, batch), reason)])
  await tx
    .update(traceRecalls)
    .set({ liftedAt: now, liftedBy: scope.userId, liftReason: reason })
    .where(eq(traceRecalls.id, recall.id))
  await endHolds(tx, { batchId }, { userId: scope.userId, at: now })
  await tx.update(traceBatches).set({ state: 'active' }).where(eq(traceBatches.id, batchId))
  await platform.jobs.enqueue(tx, TELL_LIFTED_QUEUE, { recallId: recall.id })
  await lifted(tx, platform, { batchId, recallId: recall.id, reason })
  await audit(tx, {
    actorId: scope.userId,
    action: 'batch.liftRecall',
    subject: 'batch',
    subjectId: batchId,
    before: { state: 'recalled', recallId: recall.id },
    after: { state: 'active', reason },
  })
}

const ranks: Readonly<Record<Recaller, number>> = { merchant: 0, county: 1, operator: 2 }

/** Who recalled, or somebody above them; a merchant only while nobody else asks that it stays. */
export const mayLift = (by: Recaller, recalledBy: Recaller, held: boolean): boolean =>
  ranks[by] >= ranks[recalledBy] && !(held && by === 'merchant')

/** Somebody above who recalled. */
export const mayTakeOver = (by: Recaller, recalledBy: Recaller): boolean => ranks[by] > ranks[recalledBy]

async function openRecall(
  tx: Db,
  batchId: string,
): Promise<InferSelectModel<typeof traceRecalls> | undefined> {
  const [recall] = await tx
    .select()
    .from(traceRecalls)
    .where(and(eq(traceRecalls.batchId, batchId), isNull(traceRecalls.liftedAt)))
  return recall
}

/** The bound is the merchant's: who fills a chain must not shut out those who recall it. */
function refuseFull(by: Recaller, { headPosition }: BatchRow): void {
  if (by === 'merchant' && headPosition >= traceEventsMax) throw new Refusal('trace_full')
}

function placeOf(by: Recaller, { merchantName, county }: BatchRow): string {
  return { merchant: merchantName, county: `${county}主管部门`, operator: '渝乡集平台' }[by]
}

const decision = (kind: NewEvent['kind'], at: Date, place: string, text: string): NewEvent => ({
  kind,
  at,
  place,
  text,
  temperatures: [],
  photos: [],
  report: null,
  corrects: null,
})
