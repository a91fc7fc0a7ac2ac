import type { Platform } from '../platform/index.ts'
import type { Payable } from './payable.ts'
import type { PaymentRow } from './read-payments.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * Asks WeChat how a payment stands and settles it when the money is there. The phone's own word is never taken.
 * Answers whether WeChat has the money. Throws when WeChat can't be reached.
 */
export async function syncPayment(
  platform: Platform,
  payable: Payable,
  payment: PaymentRow,
): Promise<boolean> {
  if (payment.startedAt === null) return false
  const transaction = await platform.wechatPay.query(payment.outTradeNo)
  if (transaction?.state !== 'SUCCESS' || !transaction.transactionId || transaction.amountFen === undefined)
    return false
  await settlePayment(platform, payable, {
    outTradeNo: payment.outTradeNo,
    transactionId: transaction.transactionId,
    amountFen: transaction.amountFen,
    paidAt: transaction.paidAt ?? platform.clock(),
    openid: transaction.openid ?? null,
  })
  return true
}
