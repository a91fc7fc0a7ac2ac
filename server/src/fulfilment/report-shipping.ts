import { carrierOf } from '@yuxiang/shared/carriers'
import { eq, inArray } from 'drizzle-orm'
import type postgres from 'postgres'
import { paymentsById } from '../payments/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { WechatError } from '../platform/integrations/wechat/index.ts'
import { shipments } from './tables.ts'

export const REPORT_QUEUE = 'report-shipping'

/** How the orders of a payment stand at this moment. Orders know it, and know the parcels: so it is handed in. */
type ShippingProgress = (
  db: Db,
  paymentId: string,
) => Promise<{ orders: number; toShip: number; isOver: boolean }>

/** 支付单已使用重新发货机会. */
const CORRECTION_USED = 10060003

/**
 * Job: tells WeChat which parcels of a payment are under way (upload_shipping_info); it releases the merchants'
 * money only then. Repeating it sends the same facts. Reports of one payment go one after the other, in all
 * processes: an older one that arrived last would take a parcel back, and WeChat allows one correction only.
 */
export function reportShipping(
  platform: Platform,
  paymentId: string,
  progressOf: ShippingProgress,
): Promise<void> {
  return oneAtATime(platform.database.sql, `${REPORT_QUEUE} ${paymentId}`, () =>
    report(platform, paymentId, progressOf),
  )
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

type Parcel = typeof shipments.$inferSelect

async function report(platform: Platform, paymentId: string, progressOf: ShippingProgress): Promise<void> {
  const { db } = platform.database
  const [payment] = await paymentsById(db, [paymentId])
  if (!payment?.transactionId || !payment.payerOpenid) return
  const { transactionId, payerOpenid: openid, description } = payment
  // Read before the parcels, or one that leaves in between would be missing from a list called complete. What is
  // shipped or given back meanwhile enqueues a report of its own.
  const { orders, toShip, isOver } = await progressOf(db, paymentId)
  const parcels = await db
    .select()
    .from(shipments)
    .where(eq(shipments.paymentId, paymentId))
    .orderBy(shipments.shippedAt)
  if (parcels.length === 0) return
  // All of it was given back: there is no money to release, and WeChat takes no parcels of it.
  if (isOver) return
  const upload = (numberOf: (parcel: Parcel) => { carrier: string; trackingNo: string }) =>
    platform.wechat.uploadShippingInfo({
      transactionId,
      openid,
      allDelivered: toShip === 0,
      split: orders > 1,
      uploadedAt: platform.clock(),
      parcels: parcels.map((parcel) => {
        const { carrier, trackingNo } = numberOf(parcel)
        return {
          trackingNo,
          carrier: carrierOf(carrier)?.wechatId ?? carrier,
          description,
          receiverPhone: parcel.recipientPhoneMasked,
        }
      }),
    })
  if (parcels.every(({ correctedAt }) => correctedAt === null)) await upload((parcel) => parcel)
  else await uploadCorrected(platform, upload, { paymentId, isComplete: toShip === 0 })
  const orderIds = parcels.map((parcel) => parcel.orderId)
  await db.update(shipments).set({ reportedAt: platform.clock() }).where(inArray(shipments.orderId, orderIds))
}

/**
 * Until the last parcel has left, each upload adds to those before: a number corrected by then would stand beside the
 * wrong one, and ten are the most. So WeChat hears of the numbers they left with, and of the right ones as the one
 * correction that it allows after the complete upload. A second shop of the payment that corrects finds it used: the
 * money is released all the same, and the buyer follows the parcel here.
 */
async function uploadCorrected(
  { log }: Pick<Platform, 'log'>,
  upload: (numberOf: (parcel: Parcel) => { carrier: string; trackingNo: string }) => Promise<void>,
  { paymentId, isComplete }: { paymentId: string; isComplete: boolean },
): Promise<void> {
  const once = async (sending: Promise<void>) => {
    try {
      await sending
    } catch (error) {
      if (!(error instanceof WechatError && error.errcode === CORRECTION_USED)) throw error
      log.info({ paymentId }, 'WeChat had its one correction of this payment')
    }
  }
  const first = ({ carrier, trackingNo, firstCarrier, firstTrackingNo }: Parcel) => ({
    carrier: firstCarrier ?? carrier,
    trackingNo: firstTrackingNo ?? trackingNo,
  })
  await once(upload(first))
  if (isComplete) await once(upload((parcel) => parcel))
}

/** Registers what fulfilment does by itself. */
export function defineFulfilmentJobs(platform: Platform, progressOf: ShippingProgress): void {
  platform.jobs.define<{ paymentId: string }>(
    REPORT_QUEUE,
    { retryLimit: 10, retryDelaySeconds: 10, retryBackoff: true },
    ({ paymentId }) => reportShipping(platform, paymentId, progressOf),
  )
}
