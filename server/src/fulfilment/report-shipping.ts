import { carrierOf } from '@yuxiang/shared/carriers'
import { eq, inArray } from 'drizzle-orm'
import type postgres from 'postgres'
import { paymentsById } from '../payments/index.ts'
import type { Platform } from '../platform/index.ts'
import { shipments } from './tables.ts'

export const REPORT_QUEUE = 'report-shipping'

/**
 * Job: tells WeChat which parcels of a payment are under way (upload_shipping_info); it releases the merchants'
 * money only then. Repeating it sends the same facts. Reports of one payment go one after the other, in all
 * processes: an older one that arrived last would take a parcel back, and WeChat allows one correction only.
 */
export function reportShipping(platform: Platform, paymentId: string): Promise<void> {
  return oneAtATime(platform.database.sql, `${REPORT_QUEUE} ${paymentId}`, () => report(platform, paymentId))
}

/**
 * Runs `work` while nobody else runs work of this name. The lock is a session's, not a transaction's: WeChat may take
 * its time, and a process that dies lets go. Waiting ends with the statement timeout, and the job comes again.
 */
async function oneAtATime(sql: postgres.Sql, name: string, work: () => Promise<void>): Promise<void> {
  const session = await sql.reserve()
  try {
    await session`select pg_advisory_lock(hashtextextended(${name}, 0))`
    try {
      await work()
    } finally {
      await session`select pg_advisory_unlock(hashtextextended(${name}, 0))`
    }
  } finally {
    session.release()
  }
}

async function report(platform: Platform, paymentId: string): Promise<void> {
  const { db } = platform.database
  const [payment] = await paymentsById(db, [paymentId])
  if (!payment?.transactionId || !payment.payerOpenid) return
  const parcels = await db
    .select()
    .from(shipments)
    .where(eq(shipments.paymentId, paymentId))
    .orderBy(shipments.shippedAt)
  const [first] = parcels
  if (!first) return
  await platform.wechat.uploadShippingInfo({
    transactionId: payment.transactionId,
    openid: payment.payerOpenid,
    allDelivered: parcels.length === first.parcelsOfPayment,
    split: first.parcelsOfPayment > 1,
    uploadedAt: platform.clock(),
    parcels: parcels.map((parcel) => ({
      trackingNo: parcel.trackingNo,
      carrier: carrierOf(parcel.carrier)?.wechatId ?? parcel.carrier,
      description: payment.description,
      receiverPhone: parcel.recipientPhoneMasked,
    })),
  })
  const orderIds = parcels.map((parcel) => parcel.orderId)
  await db.update(shipments).set({ reportedAt: platform.clock() }).where(inArray(shipments.orderId, orderIds))
}

/** Registers what fulfilment does by itself. */
export function defineFulfilmentJobs(platform: Platform): void {
  platform.jobs.define<{ paymentId: string }>(
    REPORT_QUEUE,
    { retryLimit: 10, retryDelaySeconds: 10, retryBackoff: true },
    ({ paymentId }) => reportShipping(platform, paymentId),
  )
}
