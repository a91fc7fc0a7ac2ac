import { and, eq, sql } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Payable } from './payable.ts'
import { payments, refunds } from './tables.ts'

export const REFUND_QUEUE = 'refund-payment'

/**
 * Job: asks WeChat to send the money back. `outRefundNo` makes a repeat harmless; the job is retried until WeChat
 * says SUCCESS, then the payment is refunded and whatever it paid for is told.
 */
export async function refundPayment(platform: Platform, payable: Payable, refundId: string): Promise<void> {
  const [row] = await platform.database.db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, refundId))
  if (!row || row.refund.state === 'succeeded') return
  const answer = await platform.wechatPay.refund({
    outTradeNo: row.payment.outTradeNo,
    outRefundNo: row.refund.outRefundNo,
    refundFen: row.refund.amountFen,
    totalFen: row.payment.amountFen,
    reason: row.refund.reason,
  })
  if (answer.status !== 'SUCCESS') throw new Error(`refund ${row.refund.outRefundNo} is ${answer.status}`)
  await completeRefund(platform, payable, row.refund.outRefundNo)
}

/** Locks a payment before its orders: the order of locks everywhere. */
export async function lockPayment(tx: Db, paymentId: string): Promise<void> {
  await tx.select({ id: payments.id }).from(payments).where(eq(payments.id, paymentId)).for('update')
}

/**
 * Sends part of a paid payment's money back, in the caller's transaction, which holds the payment's lock; the job
 * asks WeChat after it. All refunds together never exceed the payment: then `refund_too_much`.
 */
export async function requestRefund(
  tx: Db,
  platform: Platform,
  refund: { id: string; paymentId: string; amountFen: number; reason: string },
): Promise<void> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, refund.paymentId))
  const [sum] = await tx
    .select({ fen: sql<string>`coalesce(sum(${refunds.amountFen}), 0)` })
    .from(refunds)
    .where(eq(refunds.paymentId, refund.paymentId))
  const leftFen = (payment?.amountFen ?? 0) - Number(sum?.fen)
  if (payment?.state !== 'paid' || refund.amountFen > leftFen) throw new Refusal('refund_too_much')
  await tx.insert(refunds).values({
    ...refund,
    outRefundNo: refund.id.replaceAll('-', ''),
    createdAt: platform.clock(),
  })
  await platform.jobs.enqueue(tx, REFUND_QUEUE, { refundId: refund.id })
}

/** The money is back: by the job's answer or by WeChat's notification, whichever comes first. */
export async function completeRefund(
  platform: Platform,
  payable: Payable,
  outRefundNo: string,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const now = platform.clock()
    const [refund] = await tx
      .update(refunds)
      .set({ state: 'succeeded', succeededAt: now })
      .where(and(eq(refunds.outRefundNo, outRefundNo), eq(refunds.state, 'requested')))
      .returning()
    if (!refund) return
    const [whole] = await tx
      .update(payments)
      .set({ state: 'refunded' })
      .where(and(eq(payments.id, refund.paymentId), eq(payments.state, 'refunding')))
      .returning()
    if (whole) await payable.refunded(tx, refund.paymentId, platform.clock)
    else await payable.partRefunded(tx, refund.id, platform.clock)
    await audit(tx, {
      actorId: null,
      action: 'payment.refundDone',
      subject: 'payment',
      subjectId: refund.paymentId,
      after: { outRefundNo, amountFen: refund.amountFen },
    })
  })
}
