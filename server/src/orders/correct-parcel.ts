import { carrierOf } from '@yuxiang/shared/carriers'
import { and, eq } from 'drizzle-orm'
import { correctShipment, shipmentOf } from '../fulfilment/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { noteOnOrders } from './move-order.ts'
import { ofStaff } from './scope.ts'
import { orders } from './tables.ts'

/**
 * A merchant's staff corrects the carrier or the number of a parcel under way, once, as WeChat allows it; the buyer is
 * told and WeChat hears of it. The same correction again changes nothing. Refusals: `carrier_unknown`,
 * `order_not_found`, `order_state_conflict`, `parcel_corrected`.
 */
export async function correctParcel(
  platform: Platform,
  staffId: string,
  orderId: string,
  { carrier: code, trackingNo }: { carrier: string; trackingNo: string },
): Promise<void> {
  const carrier = carrierOf(code)
  if (!carrier) throw new Refusal('carrier_unknown')
  await platform.database.transaction(async (tx) => {
    const own = and(eq(orders.id, orderId), await ofStaff(tx, staffId))
    const [order] = await tx.select().from(orders).where(own).for('update')
    if (!order) throw new Refusal('order_not_found')
    const before = await shipmentOf(tx, orderId)
    if (order.state !== 'shipped' || !before) throw new Refusal('order_state_conflict')
    if (before.carrier === carrier.code && before.trackingNo === trackingNo) return
    const after = { carrier: carrier.code, trackingNo }
    if (!(await correctShipment(tx, platform, orderId, after))) throw new Refusal('parcel_corrected')
    const words = `${carrier.name} ${trackingNo}`
    await noteOnOrders(tx, [orderId], platform.clock(), `商家更正了运单：${words}`)
    await notify(tx, platform, [
      {
        userId: order.userId,
        kind: 'orderShipped',
        title: '商家更正了运单号',
        text: words,
        path: `/packages/order/detail/index?id=${orderId}`,
        dedupeKey: `parcelCorrected/${orderId}`,
      },
    ])
    await audit(tx, {
      actorId: staffId,
      action: 'order.correctParcel',
      subject: 'order',
      subjectId: orderId,
      before: { carrier: before.carrier, trackingNo: before.trackingNo },
      after,
    })
  })
}
