import { afterSaleReasonOf, isFault } from '@yuxiang/shared/after-sale/reasons'
import { and, eq } from 'drizzle-orm'
import { lockSiblings, previewRefund, refundOrder, strayGifts, type Units } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseRow, linesOfCase } from './find-case.ts'
import { moveCase, type Step } from './move-case.ts'
import { recallGifts } from './recall-gifts.ts'
import { afterSaleLines, afterSales } from './tables.ts'
import { takesGifts } from './takes-gifts.ts'

/**
 * Freight goes back while nothing was sent, and of what never arrived or has a fault: each unit brings its share. Of
 * sound goods it was spent.
 */
export const bringsFreight = ({ unshipped, reason }: Pick<CaseRow, 'unshipped' | 'reason'>): boolean =>
  unshipped || isFault(reason) || afterSaleReasonOf(reason).ground === 'notArrived'

/** The amounts of a case, by tender. */
export async function amountsOf(
  db: Db,
  request: { orderId: string; units: readonly Units[]; withFreight: boolean; held: boolean },
) {
  const { orderId, withFreight, held } = request
  const parts = await previewRefund(db, { orderId, lines: [...request.units], withFreight, held })
  return {
    cashFen: parts.cashFen,
    freightFen: parts.freightFen,
    allowanceFen: parts.allowances.reduce((sum, part) => sum + part.amountFen, 0),
    pointsFen: parts.pointsFen,
  }
}

/**
 * Ends a case by giving its units back (or the part that was granted), by the breakdown stored with the order, in
 * the transaction that moves the case.
 */
export async function giveBack(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  step: Step,
  granted?: readonly Units[],
): Promise<CaseRow> {
  // Before the case and the first refund: what the recall finds of the others must still hold when it acts.
  const isWithGifts = takesGifts(row.kind, row.unshipped)
  const siblings = isWithGifts ? await lockSiblings(tx, row.orderId) : []
  const moved = await moveCase(tx, platform, row, step)
  const units = granted ?? (await linesOfCase(tx, row.id))
  const { orderId, unshipped } = row
  const withFreight = bringsFreight(row)
  const amounts = await amountsOf(tx, { orderId, units, withFreight, held: false })
  const refund = await refundOrder(tx, platform, undefined, {
    orderId,
    actorId: step.by?.userId ?? null,
    takesGifts: isWithGifts,
    unshipped,
    withFreight,
    input: { lines: [...units], reason: `售后：${afterSaleReasonOf(row.reason).text}` },
  })
  for (const { lineId, quantity } of units) {
    await tx
      .update(afterSaleLines)
      .set({ grantedQuantity: quantity })
      .where(and(eq(afterSaleLines.afterSaleId, row.id), eq(afterSaleLines.lineId, lineId)))
  }
  const others = siblings.filter(({ id }) => id !== orderId)
  await recallGifts(tx, platform, await strayGifts(tx, others))
  const [settled] = await tx
    .update(afterSales)
    .set({ ...amounts, refundId: refund.id })
    .where(eq(afterSales.id, row.id))
    .returning()
  return settled ?? moved
}
