import type { DeskOrderDetail } from '@yuxiang/shared/api/order-desk'
import { and, desc, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { deskOrdersOf, masked } from './desk-orders.ts'
import { recipientOf } from './recipient.ts'
import { ofStaff } from './scope.ts'
import { orderEvents, orderRefunds, orders } from './tables.ts'

/** So many lines of the timeline; no order has more by itself. */
const eventsMost = 100

/**
 * An order for its merchant's staff. Where it goes is shown whole while the parcel is to be sent or under way, and
 * each look at it is written down; masked otherwise. Refuses with `order_not_found`.
 */
export async function readDeskOrder(
  platform: Platform,
  staffId: string,
  orderId: string,
): Promise<DeskOrderDetail> {
  return platform.database.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.id, orderId), await ofStaff(tx, staffId)))
    if (!row) throw new Refusal('order_not_found')
    const [summary] = await deskOrdersOf(platform, tx, [row])
    if (!summary) throw new Error(`order ${orderId} was not read`)
    const events = await tx
      .select({ at: orderEvents.at, text: orderEvents.text })
      .from(orderEvents)
      .where(eq(orderEvents.orderId, orderId))
      .orderBy(desc(orderEvents.id))
      .limit(eventsMost)
    const refunds = await tx
      .select()
      .from(orderRefunds)
      .where(eq(orderRefunds.orderId, orderId))
      .orderBy(desc(orderRefunds.id))
    const isRecipientShown = row.state === 'paid' || row.state === 'shipped'
    const recipient = recipientOf(platform, row)
    if (isRecipientShown) {
      await audit(tx, {
        actorId: staffId,
        action: 'order.viewRecipient',
        subject: 'order',
        subjectId: orderId,
      })
    }
    return {
      ...summary,
      goodsFen: row.goodsFen,
      discountFen: row.discountFen,
      freightFen: row.freightFen,
      platformFen: row.platformFen,
      recipient: isRecipientShown ? recipient : { ...masked(recipient), detail: '' },
      isRecipientShown,
      events: events.map(({ at, text }) => ({ at: at.toISOString(), text })),
      refunds: refunds.map((refund) => ({
        at: refund.createdAt.toISOString(),
        totalFen: refund.cashFen + refund.pointsFen + refund.allowanceFen,
        reason: refund.reason,
      })),
    }
  })
}
