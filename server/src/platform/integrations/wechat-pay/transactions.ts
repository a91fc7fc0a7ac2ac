import { z } from 'zod'
import { chinaTimestamp } from '../china-time.ts'
import type { WechatPayCaller } from './call.ts'
import type { WechatPayConfig } from './config.ts'
import { WechatPayError } from './errors.ts'
import { fitting } from './fitting.ts'

export interface NewTransaction {
  /** 6–32 letters, digits, `_-|*`; unique for ever. */
  outTradeNo: string
  amountFen: number
  /** What the payer reads, as much as fits into 127 bytes. */
  description: string
  /** At least a minute away. */
  expiresAt: Date
}

export type TradeState =
  | 'SUCCESS'
  | 'REFUND'
  | 'NOTPAY'
  | 'CLOSED'
  | 'REVOKED'
  | 'USERPAYING'
  | 'PAYERROR'
  | 'ACCEPT'

/** How a payment stands at WeChat; the optional parts are there once it is paid. */
export interface Transaction {
  outTradeNo: string
  state: TradeState
  transactionId?: string
  amountFen?: number
  paidAt?: Date
  openid?: string
}

const states = [
  'SUCCESS',
  'REFUND',
  'NOTPAY',
  'CLOSED',
  'REVOKED',
  'USERPAYING',
  'PAYERROR',
  'ACCEPT',
] as const

/** A payment as the query answers it and the notification carries it. */
export const TransactionAnswer = z
  .looseObject({
    appid: z.string(),
    mchid: z.string(),
    out_trade_no: z.string(),
    trade_state: z.enum(states),
    transaction_id: z.string().optional(),
    success_time: z.iso.datetime({ offset: true }).optional(),
    amount: z.looseObject({ total: z.int().optional() }).optional(),
    payer: z.looseObject({ openid: z.string().optional() }).optional(),
  })
  .transform((answer) => ({
    appId: answer.appid,
    mchId: answer.mchid,
    outTradeNo: answer.out_trade_no,
    state: answer.trade_state,
    transactionId: answer.transaction_id || undefined,
    amountFen: answer.amount?.total,
    paidAt: answer.success_time ? new Date(answer.success_time) : undefined,
    openid: answer.payer?.openid || undefined,
  }))

const MAX_DESCRIPTION_BYTES = 127

const pathOf = (outTradeNo: string) => `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}`

const orderBody = (config: WechatPayConfig, order: NewTransaction) => ({
  appid: config.appId,
  mchid: config.mchId,
  description: fitting(order.description, MAX_DESCRIPTION_BYTES),
  out_trade_no: order.outTradeNo,
  time_expire: chinaTimestamp(order.expiresAt),
  notify_url: config.notifyUrl,
  amount: { total: order.amountFen, currency: 'CNY' },
})

/** JSAPI下单; repeatable with the same content. */
export async function prepayJsapi(
  config: WechatPayConfig,
  caller: WechatPayCaller,
  order: NewTransaction & { openid: string },
): Promise<{ prepayId: string }> {
  const answer = await caller.post(
    '/v3/pay/transactions/jsapi',
    { ...orderBody(config, order), payer: { openid: order.openid } },
    z.looseObject({ prepay_id: z.string().min(1) }),
  )
  return { prepayId: answer.prepay_id }
}

/** H5下单: an address to send the phone's browser to, good for five minutes; it may be relative to ours. */
export async function prepayH5(
  config: WechatPayConfig,
  caller: WechatPayCaller,
  order: NewTransaction & { clientIp: string },
): Promise<{ h5Url: string }> {
  const answer = await caller.post(
    '/v3/pay/transactions/h5',
    {
      ...orderBody(config, order),
      scene_info: { payer_client_ip: order.clientIp, h5_info: { type: 'Wap' } },
    },
    z.looseObject({ h5_url: z.string().min(1) }),
  )
  return { h5Url: answer.h5_url }
}

/** 查询订单 by our number; null when WeChat never heard of it. */
export async function queryTransaction(
  config: WechatPayConfig,
  caller: WechatPayCaller,
  outTradeNo: string,
): Promise<Transaction | null> {
  try {
    const path = `${pathOf(outTradeNo)}?mchid=${encodeURIComponent(config.mchId)}`
    const { appId: _appId, mchId: _mchId, ...transaction } = await caller.get(path, TransactionAnswer)
    return transaction
  } catch (error) {
    // The newer gateway says ORDER_NOT_EXIST, the older ORDERNOTEXIST.
    if (error instanceof WechatPayError && /^ORDER_?NOT_?EXIST$/.test(error.code)) return null
    throw error
  }
}

/** 关闭订单: nobody can pay it afterwards. Refuses with ORDERPAID, ORDER_CLOSED, ORDER_NOT_EXIST. */
export function closeTransaction(
  config: WechatPayConfig,
  caller: WechatPayCaller,
  outTradeNo: string,
): Promise<void> {
  return caller.postForNothing(`${pathOf(outTradeNo)}/close`, { mchid: config.mchId })
}
