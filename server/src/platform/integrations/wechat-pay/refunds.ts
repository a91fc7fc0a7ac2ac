import { z } from 'zod'
import type { WechatPayCaller } from './call.ts'
import type { WechatPayConfig } from './config.ts'
import { WechatPayError } from './errors.ts'
import { fitting } from './fitting.ts'

export interface NewRefund {
  outTradeNo: string
  /** Our number: a repeat with it never refunds twice. */
  outRefundNo: string
  refundFen: number
  /** What the payment was about, all of it. */
  totalFen: number
  /** The payer reads it, as much as fits into 80 bytes. */
  reason: string
}

/** ABNORMAL: the money could not be sent back by itself, a person must act. */
export type RefundStatus = 'SUCCESS' | 'PROCESSING' | 'CLOSED' | 'ABNORMAL'

export const refundStatuses = ['SUCCESS', 'PROCESSING', 'CLOSED', 'ABNORMAL'] as const

export interface Refund {
  refundId: string
  outRefundNo: string
  outTradeNo: string
  status: RefundStatus
  refundFen: number
  /** When WeChat took it on: the day in whose statement it stands. */
  createdAt: Date
  succeededAt?: Date
}

const RefundAnswer = z
  .looseObject({
    refund_id: z.string(),
    out_refund_no: z.string(),
    out_trade_no: z.string(),
    status: z.enum(refundStatuses),
    create_time: z.iso.datetime({ offset: true }),
    success_time: z.iso.datetime({ offset: true }).optional(),
    amount: z.looseObject({ refund: z.int() }),
  })
  .transform(
    (answer): Refund => ({
      refundId: answer.refund_id,
      outRefundNo: answer.out_refund_no,
      outTradeNo: answer.out_trade_no,
      status: answer.status,
      refundFen: answer.amount.refund,
      createdAt: new Date(answer.create_time),
      succeededAt: answer.success_time ? new Date(answer.success_time) : undefined,
    }),
  )

const PATH = '/v3/refund/domestic/refunds'
const MAX_REASON_BYTES = 80

/** 申请退款; usually PROCESSING at first. Refuses with NOT_ENOUGH, INVALID_REQUEST, RESOURCE_NOT_EXISTS … */
export function requestRefund(
  config: WechatPayConfig,
  caller: WechatPayCaller,
  refund: NewRefund,
): Promise<Refund> {
  const body = {
    out_trade_no: refund.outTradeNo,
    out_refund_no: refund.outRefundNo,
    reason: fitting(refund.reason, MAX_REASON_BYTES),
    notify_url: config.notifyUrl,
    amount: { refund: refund.refundFen, total: refund.totalFen, currency: 'CNY' },
  }
  return caller.post(PATH, body, RefundAnswer)
}

/**
 * Whether WeChat will not make this refund however often it is asked, as its table of codes says. Not among them:
 * NOT_ENOUGH (the balance can be filled up), NO_AUTH, MCH_NOT_EXISTS and SIGN_ERROR (ours to put right), and
 * RESOURCE_NOT_EXISTS, which merchants have seen pass.
 */
export const isRefundRefused = (error: unknown): error is WechatPayError =>
  error instanceof WechatPayError &&
  ['PARAM_ERROR', 'INVALID_REQUEST', 'USER_ACCOUNT_ABNORMAL'].includes(error.code)

/** 查询单笔退款 by our number; null when WeChat has no such refund. */
export async function queryRefund(caller: WechatPayCaller, outRefundNo: string): Promise<Refund | null> {
  try {
    return await caller.get(`${PATH}/${encodeURIComponent(outRefundNo)}`, RefundAnswer)
  } catch (error) {
    if (error instanceof WechatPayError && error.code === 'RESOURCE_NOT_EXISTS') return null
    throw error
  }
}
