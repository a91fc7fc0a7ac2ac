import { desc, eq } from 'drizzle-orm'
import { trackParcel } from '../fulfilment/index.ts'
import type { Platform } from '../platform/index.ts'
import { readOrder } from './read-orders.ts'
import { orderEvents } from './tables.ts'

/** Our own events and the carrier's, newest first. A silent carrier does not hide what we know. */
export async function trackOrder(platform: Platform, userId: string, orderId: string) {
  const order = await readOrder(platform, userId, orderId)
  const own = await platform.database.db
    .select({ at: orderEvents.at, text: orderEvents.text })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(desc(orderEvents.id))
  const carrierEvents = order.shipment
    ? await trackParcel(platform, order.shipment, order.recipient.phone)
    : []
  const events = [...own, ...(carrierEvents ?? [])]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map((event) => ({ at: event.at.toISOString(), text: event.text }))
  return {
    carrierName: order.shipment?.carrierName ?? null,
    trackingNo: order.shipment?.trackingNo ?? null,
    carrierAnswered: carrierEvents !== null,
    events,
  }
}
