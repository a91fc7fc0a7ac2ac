import type { RefundInput } from '@yuxiang/shared/api/merchant-orders'
import type { OrderRefund } from '@yuxiang/shared/api/orders'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type StrayGifts, strayGifts } from './gifts-to-return.ts'
import { requireWayBack } from './is-payment-refundable.ts'
import { lockSiblings } from './lock-order.ts'
import { refundOrder } from './refund-order.ts'
import { ofStaff } from './scope.ts'

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
  const refund = await refundOrder(tx, platform, scope, { orderId, actorId: staffId, input })
  if (isUnshipped) await recallGifts(tx, platform, await strayGifts(tx, siblings))
  return refund
}
