import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { WechatPayConfig } from './config.ts'
import { Envelope, openEnvelope } from './envelope.ts'
import { WechatPayError, WechatPaySignatureError } from './errors.ts'
import { type RefundStatus, refundStatuses } from './refunds.ts'
import { type TradeState, TransactionAnswer } from './transactions.ts'
import { type FindKey, verifyPlatformSignature } from './verify.ts'

export type Notification =
  | {
      kind: 'transaction'
      /** WeChat's id of this message, the same in every repetition. */
      id: string
      outTradeNo: string
      state: TradeState
      transactionId: string
      amountFen: number
      paidAt: Date
      openid?: string
    }
  | {
      kind: 'refund'
      id: string
      outTradeNo: string
      outRefundNo: string
      status: RefundStatus
      refundFen: number
      succeededAt?: Date
    }

const Message = z.looseObject({ id: z.string(), event_type: z.string(), resource: Envelope })

const RefundResource = z.looseObject({
  mchid: z.string(),
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  refund_status: z.enum(refundStatuses),
  success_time: z.iso.datetime({ offset: true }).optional(),
  amount: z.looseObject({ refund: z.int() }),
})

/**
 * Reads what WeChat Pay posted to our notify_url: the signature over the raw body and its age are proved, the
 * resource is opened with the APIv3 key, and it must be about our merchant. Throws {@link WechatPaySignatureError}
 * when any of that fails, WechatPayError `UNKNOWN_NOTIFICATION` when it is genuine but of no kind we know. The same
 * message may come many times: idempotency is the caller's.
 */
export async function parseNotification(
  config: WechatPayConfig,
  findKey: FindKey,
  clock: Clock,
  headers: Headers,
  rawBody: string,
): Promise<Notification> {
  await verifyPlatformSignature(headers, rawBody, findKey, clock)
  const message = parse(Message, rawBody)
  const plain = openEnvelope(config.apiV3Key, message.resource)
  if (message.event_type.startsWith('TRANSACTION.')) return transactionOf(config, message.id, plain)
  if (message.event_type.startsWith('REFUND.')) return refundOf(config, message.id, plain)
  throw new WechatPayError('UNKNOWN_NOTIFICATION', 200, message.event_type)
}

function transactionOf(config: WechatPayConfig, id: string, plain: string): Notification {
  const { appId, mchId, transactionId, amountFen, paidAt, ...rest } = parse(TransactionAnswer, plain)
  if (appId !== config.appId || mchId !== config.mchId) throw notOurs()
  if (transactionId === undefined || amountFen === undefined || paidAt === undefined) {
    throw new WechatPayError('UNKNOWN_NOTIFICATION', 200, 'a payment without number, amount or time')
  }
  return { kind: 'transaction', id, ...rest, transactionId, amountFen, paidAt }
}

function refundOf(config: WechatPayConfig, id: string, plain: string): Notification {
  const resource = parse(RefundResource, plain)
  if (resource.mchid !== config.mchId) throw notOurs()
  return {
    kind: 'refund',
    id,
    outTradeNo: resource.out_trade_no,
    outRefundNo: resource.out_refund_no,
    status: resource.refund_status,
    refundFen: resource.amount.refund,
    succeededAt: resource.success_time ? new Date(resource.success_time) : undefined,
  }
}

const notOurs = () => new WechatPaySignatureError('the notification is for another merchant')

function parse<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new WechatPayError('UNKNOWN_NOTIFICATION', 200, 'not JSON')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new WechatPayError(
    'UNKNOWN_NOTIFICATION',
    200,
    `unexpected ${parsed.error.issues[0]?.path.join('.')}`,
  )
}
