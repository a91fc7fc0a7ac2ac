import { and, eq } from 'drizzle-orm'
import { getOpenid } from '../identity/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import type { JsapiParameters } from '../platform/integrations/wechat-pay/index.ts'
import { WechatPayError } from '../platform/integrations/wechat-pay/index.ts'
import type { Payable } from './payable.ts'
import { findPayment, type PaymentRow } from './read-payments.ts'
import { syncPayment } from './sync-payment.ts'
import { payments } from './tables.ts'

export type StartedPayment =
  | { channel: 'jsapi'; jsapi: JsapiParameters; payment: PaymentRow }
  | { channel: 'h5'; h5Url: string; payment: PaymentRow }

/**
 * Starts WeChat Pay for the caller's pending payment. Safe to repeat: the same `out_trade_no` gives a fresh prepay
 * id. Without a channel: JSAPI when the caller has a WeChat account, else H5.
 */
export async function startPayment(
  platform: Platform,
  payable: Payable,
  input: { userId: string; paymentId: string; channel?: 'jsapi' | 'h5' | undefined; clientIp: string },
): Promise<StartedPayment> {
  const { db } = platform.database
  const payment = await findPayment(db, input.userId, input.paymentId)
  if (!payment) throw new Refusal('payment_not_found')
  if (payment.state === 'pending' && payment.expiresAt <= platform.clock())
    throw new Refusal('payment_expired')
  const openid = input.channel === 'h5' ? null : await getOpenid(db, input.userId)
  if (input.channel === 'jsapi' && openid === null) throw new Refusal('wechat_account_required')
  const started = await db
    .update(payments)
    .set({ startedAt: platform.clock() })
    .where(and(eq(payments.id, payment.id), eq(payments.state, 'pending')))
    .returning()
  if (started.length === 0) throw new Refusal('payment_state_conflict')
  const order = {
    outTradeNo: payment.outTradeNo,
    amountFen: payment.amountFen,
    description: payment.description,
    expiresAt: payment.expiresAt,
  }
  try {
    if (openid !== null) {
      const { prepayId } = await platform.wechatPay.prepayJsapi({ ...order, openid })
      return { channel: 'jsapi', jsapi: platform.wechatPay.jsapiParameters(prepayId), payment }
    }
    const { h5Url } = await platform.wechatPay.prepayH5({ ...order, clientIp: input.clientIp })
    return { channel: 'h5', h5Url, payment }
  } catch (error) {
    if (error instanceof WechatPayError && error.code === 'ORDERPAID') {
      await syncPayment(platform, payable, payment)
      throw new Refusal('payment_state_conflict')
    }
    if (error instanceof WechatPayError || error instanceof OutsideUnavailableError) {
      platform.log.warn(
        { paymentId: payment.id, error: error.message },
        'WeChat Pay refused or did not answer',
      )
      throw new Refusal('payment_unavailable')
    }
    throw error
  }
}
