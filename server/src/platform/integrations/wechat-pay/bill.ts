import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseChinaDateTime } from '../china-time.ts'
import { OutsideUnavailableError } from '../errors.ts'
import type { WechatPayCaller } from './call.ts'
import { WechatPayError } from './errors.ts'

/** One line of the statement: a payment, or a refund (then `outRefundNo` is there and `refundFen` counts). */
export interface BillRow {
  outTradeNo: string
  transactionId: string
  /** SUCCESS, REFUND or REVOKED. */
  tradeState: string
  /** What was ordered; 0 on a refund's line. */
  amountFen: number
  /** What was asked back; 0 on a payment's line. */
  refundFen: number
  outRefundNo?: string
  tradeTime: Date
}

const BillAnswer = z.looseObject({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.url(),
})

/**
 * 申请交易账单 and its download for a day (`YYYY-MM-DD`, Asia/Shanghai), ready at ten the next morning (before:
 * STATEMENT_CREATING). A day without trade is an empty list. Throws OutsideUnavailableError when the file is not the
 * one whose hash WeChat signed, or is cut off.
 */
export async function downloadTradeBill(caller: WechatPayCaller, date: string): Promise<BillRow[]> {
  let bill: z.infer<typeof BillAnswer>
  try {
    const path = `/v3/bill/tradebill?bill_date=${encodeURIComponent(date)}&bill_type=ALL`
    bill = await caller.get(path, BillAnswer)
  } catch (error) {
    if (error instanceof WechatPayError && error.code === 'NO_STATEMENT_EXIST') return []
    throw error
  }
  const file = await caller.download(bill.download_url)
  if (createHash('sha1').update(file).digest('hex') !== bill.hash_value.toLowerCase()) {
    throw unreadable('its hash differs')
  }
  return parseTradeBill(file.toString('utf8'))
}

const TOTALS = '总交易单数'
const columns = {
  tradeTime: '交易时间',
  transactionId: '微信订单号',
  outTradeNo: '商户订单号',
  tradeState: '交易状态',
  amount: '订单金额',
  refund: '申请退款金额',
  outRefundNo: '商户退款单号',
} as const

/**
 * Reads WeChat's CSV: a Chinese header, rows whose fields begin with a backtick, then header and row of the totals,
 * whose count must be that of the rows. Columns are found by name, since WeChat has added some over the years.
 */
export function parseTradeBill(text: string): BillRow[] {
  const [header = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const names = header.split(',')
  const totalsAt = lines.findIndex((line) => line.startsWith(TOTALS))
  if (totalsAt === -1) throw unreadable('it has no totals')
  const rows = lines.slice(0, totalsAt).map((line) => rowOf(names, fieldsOf(line)))
  const [count] = fieldsOf(lines[totalsAt + 1] ?? '')
  if (Number(count) !== rows.length) throw unreadable('its count differs from its rows')
  return rows
}

/** Splits at comma and backtick together, so that a comma within a field does no harm. */
const fieldsOf = (line: string): string[] => line.replace(/^`/, '').split(',`')

function rowOf(names: string[], fields: string[]): BillRow {
  const field = (name: string): string => {
    const value = fields[names.indexOf(name)]
    if (value === undefined) throw unreadable(`a row has no ${name}`)
    return value.trim()
  }
  const tradeTime = parseChinaDateTime(field(columns.tradeTime))
  if (!tradeTime) throw unreadable('a row has no time')
  const outRefundNo = field(columns.outRefundNo)
  return {
    outTradeNo: field(columns.outTradeNo),
    transactionId: field(columns.transactionId),
    tradeState: field(columns.tradeState),
    amountFen: fenOf(field(columns.amount)),
    refundFen: fenOf(field(columns.refund)),
    outRefundNo: outRefundNo === '' || outRefundNo === '0' ? undefined : outRefundNo,
    tradeTime,
  }
}

/** `59.80` → 5980, without floating point. */
function fenOf(yuan: string): number {
  const [, whole = '', cents = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
  if (whole === '') throw unreadable('an amount is no number of yuan')
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}

const unreadable = (why: string) =>
  new OutsideUnavailableError('wechat-pay', `the statement is unusable: ${why}`)
