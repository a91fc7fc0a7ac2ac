import type { OrderShipInput } from '@yuxiang/shared/api/merchant-orders'
import { carrierOf } from '@yuxiang/shared/carriers'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordShipment } from '../fulfilment/index.ts'
import { merchantsOfStaff } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { fillFromBatches } from './fill-from-batches.ts'
import { moveOrders, type OrderRow } from './move-order.ts'
import { recipientOf } from './recipient.ts'
import { orderLines, orders } from './tables.ts'

/**
 * A merchant's staff hands the parcel over, each line filled from the batch that is named or from its SKU's current one; WeChat hears of
 * it by a job enqueued in the same transaction. Nothing is shipped of a recalled batch.
 */
export async function shipOrder(
  platform: Platform,
  staffId: string,
  orderId: string,
  { batches = [], ...parcel }: OrderShipInput,
): Promise<void> {
  const carrier = carrierOf(parcel.carrier)
  if (!carrier) throw new Refusal('carrier_unknown')
  await platform.database.transaction(async (tx) => {
    const merchantIds = await merchantsOfStaff(tx, staffId, 'orders')
    const own = and(eq(orders.id, orderId), inArray(orders.merchantId, merchantIds))
    const now = platform.clock()
    const [order] = await moveOrders(tx, own, {
      event: 'ship',
      at: now,
      text: `商家已发货：${carrier.name} ${parcel.trackingNo}`,
    })
    if (!order) {
      const [existing] = await tx.select({ id: orders.id }).from(orders).where(own)
      throw new Refusal(existing ? 'order_state_conflict' : 'order_not_found')
    }
    await refuseWithheld(tx, order)
    const filledFrom = await fillFromBatches(tx, order, batches, now)
    await recordShipment(tx, platform, {
      orderId,
      paymentId: order.paymentId,
      carrier: carrier.code,
      trackingNo: parcel.trackingNo,
      recipientPhoneMasked: maskPhone(recipientOf(platform, order).phone),
      shippedAt: now,
    })
    await notify(tx, platform, [
      {
        userId: order.userId,
        kind: 'orderShipped',
        title: '商品已发货',
        text: `${carrier.name} ${parcel.trackingNo}`,
        path: `/packages/order/detail/index?id=${orderId}`,
        dedupeKey: `ship/${orderId}`,
      },
    ])
    await audit(tx, {
      actorId: staffId,
      action: 'order.ship',
      subject: 'order',
      subjectId: orderId,
      before: { state: 'paid' },
      after: { state: order.state, ...parcel, ...(filledFrom.length > 0 && { batches: filledFrom }) },
    })
  })
}

/** All of it is asked back and not answered: there is nothing to send. Of a part, the rest goes. */
async function refuseWithheld(tx: Db, order: OrderRow): Promise<void> {
  const toSend = sql<number>`sum(${orderLines.quantity} - ${orderLines.refundedQuantity}
    - ${orderLines.withheldQuantity})::int`
  const [left] = await tx.select({ units: toSend }).from(orderLines).where(eq(orderLines.orderId, order.id))
  if (left?.units === 0) throw new Refusal('order_in_after_sale')
}
