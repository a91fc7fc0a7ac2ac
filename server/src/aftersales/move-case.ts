import { afterSaleDeadline } from '@yuxiang/shared/after-sale/deadlines'
import {
  type AfterSaleEvent,
  afterSaleNext,
  afterSaleWaitsFor,
  isAfterSaleOpen,
} from '@yuxiang/shared/states/after-sale'
import type { OrderState } from '@yuxiang/shared/states/order'
import { and, eq } from 'drizzle-orm'
import { lockHeldOrder, releaseUnits, unwithholdUnits } from '../orders/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { CHECK_ENTRY_QUEUE } from './check-entry.ts'
import { type CaseRow, linesOfCase } from './find-case.ts'
import { afterSaleEvents, afterSales } from './tables.ts'

/** Who moved a case; nobody when a deadline did. */
export type Mover = { userId: string; role: 'buyer' | 'merchant' | 'operator' } | null

export interface Step {
  event: AfterSaleEvent
  by: Mover
  /** Words for the timeline. */
  text: string
  photos?: string[] | undefined
  /** Columns that change with the state. */
  set?: Partial<
    Pick<
      CaseRow,
      | 'unshipped'
      | 'quick'
      | 'returnAddressEncrypted'
      | 'returnCarrier'
      | 'returnTrackingNo'
      | 'returnedAt'
      | 'arrivedAt'
      | 'replacementCarrier'
      | 'replacementTrackingNo'
      | 'replacedAt'
      | 'escalatedAt'
    >
  >
}

/** Asked back before shipping, and the rest of the order went without them: nothing will send these units any more. */
export const isLeftBehind = (
  { state, unshipped }: Pick<CaseRow, 'state' | 'unshipped'>,
  orderState: OrderState,
): boolean => state === 'requested' && unshipped && orderState !== 'paid'

/**
 * Moves a case by one conditional update and writes its timeline, in the caller's transaction. Refuses with
 * `after_sale_state_conflict` when the event has no place in its state or somebody was faster, and when units that the
 * rest of their order went without are to be kept from the buyer. Where the order's units are concerned the order is
 * locked first: payment, order, case, stock, ledger, everywhere.
 */
export async function moveCase(
  tx: Db,
  platform: Pick<Platform, 'clock' | 'jobs'>,
  row: CaseRow,
  step: Step,
): Promise<CaseRow> {
  const to = afterSaleNext(row.kind, row.state, step.event)
  if (to === null) throw new Refusal('after_sale_state_conflict')
  const now = platform.clock()
  const isAnswer = row.state === 'requested' && row.unshipped
  const isEnd = !isAfterSaleOpen(to)
  if (isAnswer || isEnd) {
    const order = await lockHeldOrder(tx, row.orderId)
    if (isLeftBehind(row, order.state) && step.event !== 'approve') {
      throw new Refusal('after_sale_state_conflict', { detail: '其余商品已经发出，没有寄出的这部分只能退款' })
    }
  }
  const [moved] = await tx
    .update(afterSales)
    .set({
      ...step.set,
      state: to,
      waitsFor: afterSaleWaitsFor[to],
      deadlineAt: afterSaleDeadline(to, now, row.deadlineAt),
    })
    .where(and(eq(afterSales.id, row.id), eq(afterSales.state, row.state)))
    .returning()
  if (!moved) throw new Refusal('after_sale_state_conflict')
  await writeEntry(tx, platform, row.id, { ...step, at: now, kind: 'step' })
  if (isAnswer || isEnd) {
    const lines = await linesOfCase(tx, row.id)
    if (isAnswer) await unwithholdUnits(tx, lines)
    if (isEnd) await releaseUnits(tx, row.orderId, lines)
  }
  if (step.by?.role !== 'buyer') {
    await audit(tx, {
      actorId: step.by?.userId ?? null,
      action: `afterSale.${step.event}`,
      subject: 'afterSale',
      subjectId: row.id,
      before: { state: row.state },
      after: { state: to, text: step.text },
    })
  }
  return moved
}

/** Writes one entry of a case's timeline, and has it checked when buyer or merchant wrote it; answers it. */
export async function writeEntry(
  tx: Db,
  { jobs }: Pick<Platform, 'jobs'>,
  afterSaleId: string,
  entry: {
    at: Date
    by: Mover
    kind: 'step' | 'message'
    text: string
    photos?: string[] | undefined
  },
) {
  const [written] = await tx
    .insert(afterSaleEvents)
    .values({
      afterSaleId,
      at: entry.at,
      actorId: entry.by?.userId ?? null,
      actedAs: entry.by?.role ?? 'system',
      kind: entry.kind,
      text: entry.text,
      photos: entry.photos ?? [],
    })
    .returning()
  if (!written) throw new Error('an insert returned no entry')
  if (entry.by?.role === 'buyer' || entry.by?.role === 'merchant') {
    await jobs.enqueue(tx, CHECK_ENTRY_QUEUE, { entryId: written.id })
  }
  return written
}
