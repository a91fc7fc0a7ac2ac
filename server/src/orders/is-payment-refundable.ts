import type { RefundInput } from '@yuxiang/shared/api/merchant-orders'
import { policy } from '@yuxiang/shared/policy'
import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { OrderRow } from './move-order.ts'
import { previewRefund } from './refund-parts.ts'
import { orders } from './tables.ts'

const DAY_MS = 86_400_000

/** Whether WeChat Pay still gives own money of the order back the way it came. */
export const isPaymentRefundable = ({ paidAt }: Pick<OrderRow, 'paidAt'>, now: Date): boolean =>
  paidAt !== null && now.getTime() < paidAt.getTime() + policy.paymentRefundable.value * DAY_MS

/**
 * Refuses with `refund_too_late` to promise units back whose own money WeChat Pay gives back no more; besides, as
 * previewing does. What is due all the same, an after-sale, is given back in the books, and a person sees to the money.
 */
export async function requireWayBack(
  db: Db,
  { clock }: Pick<Platform, 'clock'>,
  request: { orderId: string; lines: RefundInput['lines'] },
): Promise<void> {
  const [order] = await db
    .select({ paidAt: orders.paidAt })
    .from(orders)
    .where(eq(orders.id, request.orderId))
  if (!order || isPaymentRefundable(order, clock())) return
  const { cashFen } = await previewRefund(db, request)
  if (cashFen > 0) throw new Refusal('refund_too_late')
}
