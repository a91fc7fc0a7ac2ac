import { policy } from '@yuxiang/shared/policy'
import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { shipments } from './tables.ts'

const DAY_MS = 86_400_000

/** A parcel whose order counts as received by now, unless something speaks against it. */
export interface DueParcel {
  orderId: string
  carrier: string
  trackingNo: string
  /** From then on nothing does. */
  latestAt: Date
}

const isDue = (now: Date) => and(isNull(shipments.receivedAt), lte(shipments.automaticReceiptAt, now))

/** Parcels that are due, those the longest first. Nothing is locked: an order's row is the first to be. */
export async function parcelsDue(
  db: Db,
  now: Date,
  { limit, offset }: { limit: number; offset: number },
): Promise<DueParcel[]> {
  const rows = await db
    .select()
    .from(shipments)
    .where(isDue(now))
    .orderBy(asc(shipments.automaticReceiptAt), asc(shipments.orderId))
    .limit(limit)
    .offset(offset)
  return rows.map(({ orderId, carrier, trackingNo, shippedAt }) => ({
    orderId,
    carrier,
    trackingNo,
    latestAt: new Date(shippedAt.getTime() + policy.automaticReceiptLatest.value * DAY_MS),
  }))
}

/** Whether an order's parcel is still due. The order's row is locked. */
export async function stillDue(tx: Db, orderId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .select({ orderId: shipments.orderId })
    .from(shipments)
    .where(and(eq(shipments.orderId, orderId), isDue(now)))
  return rows.length > 0
}

/**
 * Puts the automatic receipt of a due parcel off; false when it is due no more. `isReminded`: the buyer needs no reminder
 * of the new moment.
 */
export async function postponeReceipt(
  tx: Db,
  { orderId, until, isReminded, now }: { orderId: string; until: Date; isReminded: boolean; now: Date },
): Promise<boolean> {
  const moved = await tx
    .update(shipments)
    .set({ automaticReceiptAt: until, ...(isReminded && { remindedOf: until }) })
    .where(and(eq(shipments.orderId, orderId), isDue(now)))
    .returning({ orderId: shipments.orderId })
  return moved.length > 0
}

/** Puts it off as the buyer wishes, once; the new moment, or null when that was done before. */
export async function putOffReceipt(tx: Db, orderId: string, now: Date): Promise<Date | null> {
  const days = policy.receiptExtension.value
  const [extended] = await tx
    .update(shipments)
    .set({
      automaticReceiptAt: sql`${shipments.automaticReceiptAt} + make_interval(hours => ${days * 24}::int)`,
      extendedAt: now,
    })
    .where(and(eq(shipments.orderId, orderId), isNull(shipments.extendedAt), isNull(shipments.receivedAt)))
    .returning({ until: shipments.automaticReceiptAt })
  return extended?.until ?? null
}

/** Parcels that count as received soon and whose buyers were not told, the nearest first. */
export function receiptsNear(
  db: Db,
  now: Date,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ orderId: string; automaticReceiptAt: Date }[]> {
  const until = new Date(now.getTime() + policy.receiptReminder.value * DAY_MS)
  return db
    .select({ orderId: shipments.orderId, automaticReceiptAt: shipments.automaticReceiptAt })
    .from(shipments)
    .where(
      and(
        isNull(shipments.receivedAt),
        gt(shipments.automaticReceiptAt, now),
        lte(shipments.automaticReceiptAt, until),
        sql`${shipments.remindedOf} is distinct from ${shipments.automaticReceiptAt}`,
      ),
    )
    .orderBy(asc(shipments.automaticReceiptAt), asc(shipments.orderId))
    .limit(limit)
    .offset(offset)
}

/** The buyers of these have been told. */
export async function markReminded(tx: Db, orderIds: readonly string[]): Promise<void> {
  await tx
    .update(shipments)
    .set({ remindedOf: shipments.automaticReceiptAt })
    .where(inArray(shipments.orderId, [...orderIds]))
}
