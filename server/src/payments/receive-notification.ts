import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { WechatPaySignatureError } from '../platform/integrations/wechat-pay/index.ts'
import { hearOfRefund } from './hear-of-refund.ts'
import type { Payable } from './payable.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * WeChat's word: verified by signature, decrypted, then settled. A forged one changes nothing and is refused with
 * `notification_invalid`; the same one many times has the effect of one.
 */
export async function receiveNotification(
  platform: Platform,
  payable: Payable,
  headers: Headers,
  rawBody: string,
): Promise<void> {
  const notification = await platform.wechatPay
    .parseNotification(headers, rawBody)
    .catch((error: unknown) => {
      if (error instanceof WechatPaySignatureError) throw new Refusal('notification_invalid')
      throw error
    })
  if (notification.kind === 'refund') {
    return hearOfRefund(platform, payable, notification)
  }
  if (notification.state !== 'SUCCESS') return
  await settlePayment(platform, payable, {
    outTradeNo: notification.outTradeNo,
    transactionId: notification.transactionId,
    amountFen: notification.amountFen,
    paidAt: notification.paidAt,
    openid: notification.openid ?? null,
  })
}
