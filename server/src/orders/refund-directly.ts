import type { RefundInput } from '@yuxiang/shared/api/merchant-orders'
import type { OrderRefund } from '@yuxiang/shared/api/orders'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type StrayGifts, strayGifts } from './gifts-to-return.ts'
import { requireWayBack } from './is-payment-refundable.ts'
import { lockSiblings } from './lock-order.ts'
import { refundOrder } from './refund-order.ts'
import { previewRefund } from './refund-parts.ts'
import { ofStaff } from './scope.ts'
import { orders } from './tables.ts'

/** Gets gifts back that are earned no longer. After-sales do: orders know none, so it is handed in. */
export type RecallGifts = (tx: Db, platform: Platform, strays: readonly StrayGifts[]) => Promise<void>

/**
 * A merchant gives units of an order back without being asked. Not sent yet, they take the gifts along that they
 * earned; goods that were sent and are not asked back leave the buyer the gifts. Refuses as {@link refundOrder} and
 * {@link requireWayBack} do.
 */
export async function refundDirectly(
  tx: Db,
  platform: Platform,
  staffId: string,
  { orderId, input }: { orderId: string; input: RefundInput },
  recallGifts: RecallGifts,
): Promise<OrderRefund> {
  const scope = await ofStaff(tx, staffId)
  const siblings = await lockSiblings(tx, orderId, scope)
  const isUnshipped = siblings.some(({ id, state }) => id === orderId && state === 'paid')
  await requireWayBack(tx, platform, { orderId, lines: input.lines })
  const refund = await refundOrder(tx, platform, scope, {
    orderId,
    actorId: staffId,
    takesGifts: isUnshipped,
    input,
  })
  if (isUnshipped) await recallGifts(tx, platform, await strayGifts(tx, siblings))
  return refund
}

/** What {@link refundDirectly} would give back of these units at this moment; it refuses alike, and nothing is written. */
export async function previewDirectRefund(
  platform: Platform,
  staffId: string,
  request: { orderId: string; lines: RefundInput['lines'] },
): Promise<{
  cashFen: number
  freightFen: number
  allowanceFen: number
  pointsFen: number
  totalFen: number
}> {
  const { db } = platform.database
  const own = and(eq(orders.id, request.orderId), await ofStaff(db, staffId))
  const [order] = await db.select({ id: orders.id }).from(orders).where(own)
  if (!order) throw new Refusal('order_not_found')
  const { cashFen, freightFen, pointsFen, allowances } = await previewRefund(db, request)
  await requireWayBack(db, platform, request)
  const allowanceFen = allowances.reduce((sum, part) => sum + part.amountFen, 0)
  return { cashFen, freightFen, allowanceFen, pointsFen, totalFen: cashFen + allowanceFen + pointsFen }
}
