import {
  lockSiblings,
  previewRefund,
  refundOrder,
  requireWayBack,
  strayGifts,
  type Units,
} from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { recallGifts } from './recall-gifts.ts'

/** What giving these units back would come to, over all tenders; nothing is written. Refuses with `refund_too_much`. */
export async function previewAgreed(
  db: Db,
  { orderId, lines }: { orderId: string; lines: readonly Units[] },
): Promise<number> {
  const parts = await previewRefund(db, { orderId, lines: [...lines] })
  const allowanceFen = parts.allowances.reduce((sum, part) => sum + part.amountFen, 0)
  return parts.cashFen + allowanceFen + parts.pointsFen
}

/**
 * Gives units of an order back because both sides of a dispute agreed to it: the same road as a merchant's own refund.
 * Not sent yet, they take the gifts along that they earned. Answers the refund and what it comes to. Refuses with
 * `refund_too_late` as {@link requireWayBack} does.
 */
export async function refundAgreed(
  tx: Db,
  platform: Platform,
  request: { orderId: string; actorId: string | null; lines: readonly Units[]; reason: string },
): Promise<{ refundId: string; totalFen: number }> {
  const { orderId, actorId, lines, reason } = request
  const siblings = await lockSiblings(tx, orderId)
  const unshipped = siblings.some(({ id, state }) => id === orderId && state === 'paid')
  await requireWayBack(tx, platform, { orderId, lines: [...lines] })
  const refund = await refundOrder(tx, platform, undefined, {
    orderId,
    actorId,
    takesGifts: unshipped,
    input: { lines: [...lines], reason },
  })
  if (unshipped) await recallGifts(tx, platform, await strayGifts(tx, siblings))
  return { refundId: refund.id, totalFen: refund.totalFen }
}
