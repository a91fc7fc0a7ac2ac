import { eq, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { isRefundRefused } from '../platform/integrations/wechat-pay/index.ts'
import { failRefund, hearAnswer } from './hear-of-refund.ts'
import type { Payable } from './payable.ts'
import { payments, refunds } from './tables.ts'

export const REFUND_QUEUE = 'refund-payment'

/**
 * Job: asks WeChat to send the money back. `outRefundNo` makes a repeat harmless. It is retried until WeChat takes the
 * refund on; that the money has arrived is told by a notification, or found by `askAboutRefunds`. What WeChat will not
 * send back is marked failed and tried on: once the retries are used up, the job is among the dead ones, where a person
 * finds it.
 */
export async function refundPayment(platform: Platform, payable: Payable, refundId: string): Promise<void> {
  const [row] = await platform.database.db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, refundId))
  // A notification may have been faster than our own answer, but only the answer says when WeChat took it on.
  if (!row || (row.refund.state === 'succeeded' && row.refund.acceptedAt)) return
  const { outRefundNo } = row.refund
  const answer = await platform.wechatPay
    .refund({
      outTradeNo: row.payment.outTradeNo,
      outRefundNo,
      refundFen: row.refund.amountFen,
      totalFen: row.payment.amountFen,
      reason: row.refund.reason,
    })
    .catch(async (error: unknown) => {
      if (isRefundRefused(error)) await failRefund(platform, payable, { outRefundNo, status: error.code })
      throw error
    })
  await hearAnswer(platform, payable, answer)
  if (answer.status === 'CLOSED' || answer.status === 'ABNORMAL') {
    throw new Error(`refund ${outRefundNo} is ${answer.status}`)
  }
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
