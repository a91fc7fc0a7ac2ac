import { carrierOf } from '@yuxiang/shared/carriers'
import { policy } from '@yuxiang/shared/policy'
import { and, eq, type InferSelectModel, inArray, isNull, lte } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { REPORT_QUEUE } from './report-shipping.ts'
import { shipments } from './tables.ts'

export type Shipment = InferSelectModel<typeof shipments> & { carrierName: string }

export interface NewShipment {
  orderId: string
  paymentId: string
  parcelsOfPayment: number
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
  await platform.jobs.enqueue(tx, REPORT_QUEUE, { paymentId: shipment.paymentId })
}

/** The parcel of an order, or null before it was shipped. */
export async function shipmentOf(db: Db, orderId: string): Promise<Shipment | null> {
  const [row] = await db.select().from(shipments).where(eq(shipments.orderId, orderId))
  return row ? { ...row, carrierName: carrierName(row.carrier) } : null
}

const carrierName = (code: string): string => carrierOf(code)?.name ?? code

/**
 * Ids of orders whose parcels count as received by now; at most 500 at a time. Nothing is locked: the order's row is
 * the first to be, as when the buyer confirms.
 */
export async function parcelsDue(tx: Db, now: Date): Promise<string[]> {
  const rows = await tx
    .select({ orderId: shipments.orderId })
    .from(shipments)
    .where(and(isNull(shipments.receivedAt), lte(shipments.automaticReceiptAt, now)))
    .orderBy(shipments.automaticReceiptAt)
    .limit(500)
  return rows.map((row) => row.orderId)
}

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
