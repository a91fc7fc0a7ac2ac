import { formatYuan } from '@yuxiang/shared/money'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { operatorIds } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Refund } from '../platform/integrations/wechat-pay/index.ts'
import { movePayment } from './move-payment.ts'
import type { Payable } from './payable.ts'
import { refunds } from './tables.ts'

/** WeChat's answer about a refund, which alone says when WeChat took it on. */
export async function hearAnswer(platform: Platform, payable: Payable, answer: Refund): Promise<void> {
  await platform.database.db
    .update(refunds)
    .set({ acceptedAt: answer.createdAt })
    .where(and(eq(refunds.outRefundNo, answer.outRefundNo), isNull(refunds.acceptedAt)))
  await hearOfRefund(platform, payable, answer)
}

/** WeChat's word on a refund: by its answer or by its notification, whichever comes first. */
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

/**
 * The money did not go back (a cancelled bank card, say, or WeChat refused with this as its code): kept as failed, told
 * to the buyer and to the operators.
 */
export async function failRefund(
  platform: Platform,
  payable: Payable,
  { outRefundNo, status }: { outRefundNo: string; status: string },
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
    await tellOperators(tx, platform, refund)
    platform.log.error({ outRefundNo, status }, 'WeChat Pay could not send a refund back')
  })
}

async function tellOperators(
  tx: Db,
  platform: Platform,
  { id, outRefundNo, amountFen }: typeof refunds.$inferSelect,
): Promise<void> {
  const operators = await operatorIds(tx)
  await notify(
    tx,
    platform,
    operators.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: '退款没有退回成功',
      text: `¥${formatYuan(amountFen)}，退款单号 ${outRefundNo}，请到微信支付商户平台查明原因并处理`,
      dedupeKey: `refund/${id}/failed`,
    })),
  )
}
