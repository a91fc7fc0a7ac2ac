import { carrierOf } from '@yuxiang/shared/carriers'
import { policy } from '@yuxiang/shared/policy'
import { and, eq, type InferSelectModel, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { REPORT_QUEUE } from './report-shipping.ts'
import { shipments } from './tables.ts'

export type Shipment = InferSelectModel<typeof shipments> & { carrierName: string }

export interface NewShipment {
  orderId: string
  paymentId: string
  carrier: string
  trackingNo: string
  recipientPhoneMasked: string
  shippedAt: Date
}

/** Records the parcel of an order and enqueues its report to WeChat, both in the caller's transaction. */
export async function recordShipment(tx: Db, platform: Platform, shipment: NewShipment): Promise<void> {
  const automaticReceiptAt = new Date(
    shipment.shippedAt.getTime() + policy.automaticReceipt.value * 24 * 3_600_000,
  )
  await tx.insert(shipments).values({ ...shipment, automaticReceiptAt })
  await reportParcels(tx, platform, shipment.paymentId)
}

/**
 * Has WeChat told how a payment's parcels stand: one more is under way, one was corrected, or no more are to come. Of a
 * payment without parcels there is nothing to tell.
 */
export const reportParcels = (tx: Db, platform: Pick<Platform, 'jobs'>, paymentId: string): Promise<void> =>
  platform.jobs.enqueue(tx, REPORT_QUEUE, { paymentId })

/** The parcel of an order, or null before it was shipped. */
export async function shipmentOf(db: Db, orderId: string): Promise<Shipment | null> {
  const [row] = await db.select().from(shipments).where(eq(shipments.orderId, orderId))
  return row ? { ...row, carrierName: carrierName(row.carrier) } : null
}

const carrierName = (code: string): string => carrierOf(code)?.name ?? code

/** Marks parcels as received; one that is already keeps its moment. */
export async function markReceived(tx: Db, orderIds: string[], now: Date): Promise<void> {
  await tx
    .update(shipments)
    .set({ receivedAt: now })
    .where(and(inArray(shipments.orderId, orderIds), isNull(shipments.receivedAt)))
}

/** The parcels of some orders, by order; those not shipped are left out. */
export async function shipmentsOf(db: Db, orderIds: readonly string[]): Promise<Map<string, Shipment>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(shipments)
    .where(inArray(shipments.orderId, [...orderIds]))
  return new Map(rows.map((row) => [row.orderId, { ...row, carrierName: carrierName(row.carrier) }]))
}
