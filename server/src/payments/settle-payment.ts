import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { movePayment } from './move-payment.ts'
import type { Payable } from './payable.ts'
import { REFUND_QUEUE } from './refund-payment.ts'
import { payments, refunds } from './tables.ts'

/** What WeChat said, in a verified notification or a verified answer to our query. */
export interface PaymentEvidence {
  outTradeNo: string
  transactionId: string
  amountFen: number
  paidAt: Date
  openid: string | null
}

/** `unknown`: no such payment, or the amount is not what we asked for: a case for a person, never settled. */
export type Settlement = 'paid' | 'refunding' | 'unknown'

/**
 * Moves a payment to paid exactly once, however often the evidence comes and by whichever road. Money for a
 * payment already closed takes the goods again if it can, else its refund is enqueued in the same transaction.
 */
export async function settlePayment(
  platform: Platform,
  payable: Payable,
  evidence: PaymentEvidence,
): Promise<Settlement> {
  const settlement = await platform.database.transaction(async (tx): Promise<Settlement> => {
    const [payment] = await tx
      .select()
      .from(payments)
      .where(eq(payments.outTradeNo, evidence.outTradeNo))
      .for('update')
    if (!payment || payment.amountFen !== evidence.amountFen) return 'unknown'
    switch (payment.state) {
      case 'paid':
        return 'paid'
      case 'refunding':
      case 'refunded':
        return 'refunding'
      case 'pending':
        await markPaid(tx, payment.id, 'pay', evidence)
        await payable.paid(tx, payment.id, platform.clock)
        return 'paid'
      case 'closed':
        return settleLate(tx, platform, payable, payment.id, evidence)
    }
  })
  if (settlement === 'unknown') {
    platform.log.error(
      { outTradeNo: evidence.outTradeNo, amountFen: evidence.amountFen },
      'money without a payment',
    )
  }
  return settlement
}

async function settleLate(
  tx: Db,
  platform: Platform,
  payable: Payable,
  paymentId: string,
  evidence: PaymentEvidence,
): Promise<Settlement> {
  if (await payable.revive(tx, paymentId, platform.clock)) {
    await markPaid(tx, paymentId, 'revive', evidence)
    return 'paid'
  }
  await move(tx, paymentId, 'arriveLate', evidence)
  const refundId = newId()
  await tx.insert(refunds).values({
    id: refundId,
    paymentId,
    outRefundNo: refundId.replaceAll('-', ''),
    amountFen: evidence.amountFen,
    reason: '付款到账时订单已关闭且无法恢复，原路退款',
    createdAt: platform.clock(),
  })
  await platform.jobs.enqueue(tx, REFUND_QUEUE, { refundId })
  await audit(tx, {
    actorId: null,
    action: 'payment.arriveLate',
    subject: 'payment',
    subjectId: paymentId,
    after: evidence,
  })
  return 'refunding'
}

/** WeChat took the money at `paidAt`, also when it goes back: the day's statement has it. */
async function move(
  tx: Db,
  paymentId: string,
  event: 'pay' | 'revive' | 'arriveLate',
  { paidAt, transactionId, openid }: PaymentEvidence,
): Promise<void> {
  const moved = await movePayment(tx, paymentId, event, { paidAt, transactionId, payerOpenid: openid })
  // The row is locked and its state was read: nobody can have been faster.
  if (!moved) throw new Error(`payment ${paymentId} did not ${event}`)
}

async function markPaid(
  tx: Db,
  paymentId: string,
  event: 'pay' | 'revive',
  evidence: PaymentEvidence,
): Promise<void> {
  await move(tx, paymentId, event, evidence)
  await audit(tx, {
    actorId: null,
    action: 'payment.pay',
    subject: 'payment',
    subjectId: paymentId,
    after: evidence,
  })
}
