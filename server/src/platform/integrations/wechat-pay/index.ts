import { type Clock, systemClock } from '../../clock.ts'
import { type BillRow, downloadTradeBill } from './bill.ts'
import { createCaller } from './call.ts'
import type { WechatPayConfig } from './config.ts'
import { type Notification, parseNotification } from './notification.ts'
import { type NewRefund, queryRefund, type Refund, requestRefund } from './refunds.ts'
import { createMerchantSigner, type JsapiParameters } from './sign.ts'
import {
  closeTransaction,
  type NewTransaction,
  prepayH5,
  prepayJsapi,
  queryTransaction,
  type Transaction,
} from './transactions.ts'

export type { BillRow } from './bill.ts'
export type { WechatPayConfig } from './config.ts'
export { WechatPayError, WechatPaySignatureError } from './errors.ts'

export { isRefundRefused, type Refund } from './refunds.ts'
export type { JsapiParameters } from './sign.ts'
export type { Transaction } from './transactions.ts'

/**
 * WeChat Pay API v3. Amounts in fen. Every call throws WechatPayError when WeChat refuses,
 * WechatPaySignatureError when an answer is not proved to be WeChat's, OutsideUnavailableError when there is none.
 */
export interface WechatPay {
  prepayJsapi(order: NewTransaction & { openid: string }): Promise<{ prepayId: string }>
  /** Signed parameters for `wx.requestPayment`. */
  jsapiParameters(prepayId: string): JsapiParameters
  prepayH5(order: NewTransaction & { clientIp: string }): Promise<{ h5Url: string }>
  /** Null when WeChat has no such order. */
  query(outTradeNo: string): Promise<Transaction | null>
  close(outTradeNo: string): Promise<void>
  refund(refund: NewRefund): Promise<Refund>
  /** Null when WeChat has no such refund. */
  queryRefund(outRefundNo: string): Promise<Refund | null>
  /** Verified and decrypted, or WechatPaySignatureError; `rawBody` is the text exactly as received. */
  parseNotification(headers: Headers, rawBody: string): Promise<Notification>
  /** The statement of a day, `YYYY-MM-DD` in Asia/Shanghai. */
  downloadTradeBill(date: string): Promise<BillRow[]>
}

/** Makes the client; throws at once when a configured key is unusable. Talks to nobody before the first call. */
export function createWechatPay(config: WechatPayConfig, clock: Clock = systemClock): WechatPay {
  const signer = createMerchantSigner(config, clock)
  const caller = createCaller(config, signer, clock)
  return {
    prepayJsapi: (order) => prepayJsapi(config, caller, order),
    jsapiParameters: signer.jsapiParameters,
    prepayH5: (order) => prepayH5(config, caller, order),
    query: (outTradeNo) => queryTransaction(config, caller, outTradeNo),
    close: (outTradeNo) => closeTransaction(config, caller, outTradeNo),
    refund: (refund) => requestRefund(config, caller, refund),
    queryRefund: (outRefundNo) => queryRefund(caller, outRefundNo),
    parseNotification: (headers, rawBody) =>
      parseNotification(config, caller.findKey, clock, headers, rawBody),
    downloadTradeBill: (date) => downloadTradeBill(caller, date),
  }
}
