import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Refund } from '../platform/integrations/wechat-pay/index.ts'
import { movePayment } from './move-payment.ts'
import type { Payable } from './payable.ts'
import { payments, refunds } from './tables.ts'

export const REFUND_QUEUE = 'refund-payment'

/**
 * Job: asks WeChat to send the money back. `outRefundNo` makes a repeat harmless; the job is retried until WeChat
 * says SUCCESS, then the payment is refunded and whatever it paid for is told. What WeChat can't send back is marked
 * failed and tried on: once the retries are used up, the job is among the dead ones, where a person finds it.
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
  const answer = await platform.wechatPay.refund({
    outTradeNo: row.payment.outTradeNo,
    outRefundNo,
    refundFen: row.refund.amountFen,
    totalFen: row.payment.amountFen,
    reason: row.refund.reason,
  })
  await platform.database.db
    .update(refunds)
    .set({ acceptedAt: answer.createdAt })
    .where(and(eq(refunds.id, refundId), isNull(refunds.acceptedAt)))
  await hearOfRefund(platform, payable, answer)
  if (answer.status !== 'SUCCESS') throw new Error(`refund ${outRefundNo} is ${answer.status}`)
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

/** WeChat's word on a refund: by the job's answer or by its notification, whichever comes first. */
export async function hearOfRefund(
  platform: Platform,
  payable: Payable,
  word: Pick<Refund, 'outRefundNo' | 'status' | 'succeededAt'>,
): Promise<void> {
  switch (word.status) {
    case 'PROCESSING':
      return
    case 'SUCCESS':
      return completeRefund(platform, payable, word.outRefundNo, word.succeededAt ?? platform.clock())
    case 'CLOSED':
    case 'ABNORMAL':
      return failRefund(platform, payable, word)
  }
}

/** The money is back; also after a failure that a person put right at WeChat's merchant platform. */
async function completeRefund(
  platform: Platform,
  payable: Payable,
  outRefundNo: string,
  succeededAt: Date,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const [refund] = await tx
      .update(refunds)
      .set({ state: 'succeeded', succeededAt })
      .where(and(eq(refunds.outRefundNo, outRefundNo), inArray(refunds.state, ['requested', 'failed'])))
      .returning()
    if (!refund) return
    if (await movePayment(tx, refund.paymentId, 'refundDone')) {
      await payable.refunded(tx, refund.paymentId, platform.clock)
    } else {
      await payable.partRefunded(tx, refund.id, platform.clock)
    }
    await audit(tx, {
      actorId: null,
      action: 'payment.refundDone',
      subject: 'payment',
      subjectId: refund.paymentId,
      after: { outRefundNo, amountFen: refund.amountFen },
    })
  })
}

/** The money did not go back (a cancelled bank card, say): kept as failed, told to the buyer, named in the log. */
async function failRefund(
  platform: Platform,
  payable: Payable,
  { outRefundNo, status }: Pick<Refund, 'outRefundNo' | 'status'>,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const [refund] = await tx
      .update(refunds)
      .set({ state: 'failed' })
      .where(and(eq(refunds.outRefundNo, outRefundNo), eq(refunds.state, 'requested')))
      .returning()
    if (!refund) return
    await payable.refundFailed(tx, refund.id, platform.clock)
    await audit(tx, {
      actorId: null,
      action: 'payment.refundFail',
      subject: 'payment',
      subjectId: refund.paymentId,
      after: { outRefundNo, amountFen: refund.amountFen, status },
    })
    platform.log.error({ outRefundNo, status }, 'WeChat Pay could not send a refund back')
  })
}
