import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import {
  type Transaction,
  WechatPayError,
  WechatPaySignatureError,
} from '../platform/integrations/wechat-pay/index.ts'
import type { Payable } from './payable.ts'
import type { PaymentRow } from './read-payments.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * Asks WeChat how a payment stands and settles it when the money is there. The phone's own word is never taken.
 * Answers whether WeChat has the money. Throws OutsideUnavailableError when WeChat gives no answer to rely on.
 */
export async function syncPayment(
  platform: Platform,
  payable: Payable,
  payment: PaymentRow,
): Promise<boolean> {
  if (payment.startedAt === null) return false
  const transaction = await ask(platform, payment.outTradeNo)
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

/** A refused query and an answer that is not proved say nothing about the payment: for the caller WeChat is silent. */
async function ask(platform: Platform, outTradeNo: string): Promise<Transaction | null> {
  try {
    return await platform.wechatPay.query(outTradeNo)
  } catch (error) {
    if (!(error instanceof WechatPayError || error instanceof WechatPaySignatureError)) throw error
    platform.log.error({ outTradeNo, error: error.message }, 'WeChat Pay gave no usable answer to a query')
    throw new OutsideUnavailableError('wechat-pay', 'no usable answer to a query')
  }
}
