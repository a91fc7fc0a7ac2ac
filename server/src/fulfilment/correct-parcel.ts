import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { reportParcels } from './parcels.ts'
import { shipments } from './tables.ts'

/**
 * Corrects carrier and number of an order's parcel, once, and enqueues the report to WeChat, which takes one correction,
 * too; false when that was done before.
 */
export async function correctShipment(
  tx: Db,
  platform: Platform,
  orderId: string,
  parcel: { carrier: string; trackingNo: string },
): Promise<boolean> {
  const [corrected] = await tx
    .update(shipments)
    .set({
      ...parcel,
      firstCarrier: shipments.carrier,
      firstTrackingNo: shipments.trackingNo,
      correctedAt: platform.clock(),
    })
    .where(and(eq(shipments.orderId, orderId), isNull(shipments.correctedAt)))
    .returning({ paymentId: shipments.paymentId })
  if (corrected) await reportParcels(tx, platform, corrected.paymentId)
  return corrected !== undefined
}
