import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { chinaDate, chinaDateTime, startOfChinaDay } from '../clock.ts'
import type { World } from '../world.ts'
import type { PayOrder } from './orders.ts'
import { PayError, paramError } from './pay-error.ts'
import type { Refund } from './refunds.ts'

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY_HEADER =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const DAY_MS = 86_400_000
/** A day's statement is ready at ten the next morning. */
const READY_AFTER_MS = DAY_MS + 10 * 3_600_000
const OLDEST_MS = 93 * DAY_MS
/** The rate is 0.60 %; fees are written with five decimals of a yuan: one fen costs 6 units of 0.00001 yuan. */
const FEE_PER_FEN = 6

const yuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const fee = (units: number) => `${units < 0 ? '-' : ''}${(Math.abs(units) / 100_000).toFixed(5)}`
/** Commas would break the columns: WeChat replaces them in free text. */
const text = (value: string | null) => (value ?? '').replace(/[,`\r\n]/g, ' ')
const line = (fields: (string | null)[]) => fields.map((field) => `\`${field ?? ''}`).join(',')

export type BillType = 'ALL' | 'SUCCESS' | 'REFUND'

function paymentLine(world: World, order: PayOrder): string {
  const amount = yuan(order.totalFen)
  // biome-ignore format: one line of the statement per line, in the columns' order
  return line([
    chinaDateTime(order.paidAt ?? 0), order.appId, world.credentials.mchId, '0', '', order.transactionId, order.outTradeNo,
    order.payerOpenid, order.tradeType, 'SUCCESS', 'OTHERS', 'CNY', amount, '0.00',
    '0', '0', '0.00', '0.00', '', '',
    text(order.description), text(order.attach), fee(order.totalFen * FEE_PER_FEN), '0.60%', amount, '0.00', '',
  ])
}

function refundLine(world: World, refund: Refund, order: PayOrder): string {
  const amount = yuan(refund.refundFen)
  // biome-ignore format: one line of the statement per line, in the columns' order
  return line([
    chinaDateTime(refund.createdAt), order.appId, world.credentials.mchId, '0', '', order.transactionId, order.outTradeNo,
    order.payerOpenid, order.tradeType, 'REFUND', 'OTHERS', 'CNY', '0.00', '0.00',
    refund.refundId, refund.outRefundNo, amount, '0.00', 'ORIGINAL', refund.status,
    text(order.description), text(order.attach), fee(-refund.refundFen * FEE_PER_FEN), '0.60%', '0.00', amount, '',
  ])
}

/** The day's statement in WeChat's CSV: header, rows, header and row of the totals. Yuan with two decimals. */
function writeBill(world: World, date: string, type: BillType): string {
  const from = startOfChinaDay(date)
  const day = { from, until: from + DAY_MS }
  const orders =
    type === 'REFUND'
      ? []
      : world.store.all<PayOrder>('SELECT * FROM payOrder WHERE paidAt >= $from AND paidAt < $until', day)
  const refunds =
    type === 'SUCCESS'
      ? []
      : world.store.all<Refund>('SELECT * FROM refund WHERE createdAt >= $from AND createdAt < $until', day)
  if (orders.length + refunds.length === 0) throw new PayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const rows = [
    ...orders.map((order) => ({ at: order.paidAt ?? 0, line: paymentLine(world, order) })),
    ...refunds.map((refund) => {
      const order = world.store.one<PayOrder>('SELECT * FROM payOrder WHERE outTradeNo = $outTradeNo', {
        outTradeNo: refund.outTradeNo,
      })
      if (!order) throw new Error(`refund ${refund.outRefundNo} has no order`)
      return { at: refund.createdAt, line: refundLine(world, refund, order) }
    }),
  ].sort((left, right) => left.at - right.at)
  const paidFen = orders.reduce((sum, order) => sum + order.totalFen, 0)
  const refundedFen = refunds.reduce((sum, refund) => sum + refund.refundFen, 0)
  const totals = [
    String(rows.length),
    yuan(paidFen),
    yuan(refundedFen),
    '0.00',
    fee((paidFen - refundedFen) * FEE_PER_FEN),
    yuan(paidFen),
    yuan(refundedFen),
  ]
  return [HEADER, ...rows.map((row) => row.line), SUMMARY_HEADER, line(totals), ''].join('\r\n')
}

const tokenSignature = (world: World, payload: string) =>
  createHmac('sha256', world.credentials.apiV3Key).update(payload).digest('base64url')

/**
 * Prepares a day's statement. Refuses with PARAM_ERROR (no such day, the future, over three months ago),
 * STATEMENT_CREATING (before ten o'clock the next morning), NO_STATEMENT_EXIST (nothing happened on that day).
 * The hash is that of the plain text, also when the download is compressed.
 */
export function requestBill(world: World, request: { date: string; type: BillType; gzip: boolean }) {
  const start = startOfChinaDay(request.date)
  const now = world.now().getTime()
  if (Number.isNaN(start) || start < now - OLDEST_MS) throw paramError('bill_date 不合法')
  if (request.date > chinaDate(now)) throw paramError('bill_date 不能晚于今天')
  if (now < start + READY_AFTER_MS)
    throw new PayError(400, 'STATEMENT_CREATING', '账单生成中，请在次日10点后再试')
  const content = writeBill(world, request.date, request.type)
  const payload = Buffer.from(JSON.stringify({ ...request, until: now + 30_000 })).toString('base64url')
  return {
    hash_type: 'SHA1' as const,
    hash_value: createHash('sha1').update(content).digest('hex'),
    token: `${payload}.${tokenSignature(world, payload)}`,
  }
}

/** The file behind a download token, which is good for 30 seconds. */
export function downloadBill(world: World, token: string): Buffer {
  const [payload = '', signature = ''] = token.split('.')
  const expected = Buffer.from(tokenSignature(world, payload))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw paramError('token 无效')
  const { date, type, gzip, until } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    date: string
    type: BillType
    gzip: boolean
    until: number
  }
  if (until < world.now().getTime()) throw paramError('token 已过期')
  const content = Buffer.from(writeBill(world, date, type))
  return gzip ? gzipSync(content) : content
}
