import { and, eq, gt, gte, isNotNull, lt } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { BillRow } from '../platform/integrations/wechat-pay/index.ts'
import { type Difference, payments, reconciliations, refunds } from './tables.ts'

interface Sums {
  paid: Map<string, number>
  refunded: Map<string, number>
}

/**
 * Compares one day (Asia/Shanghai) of our payments and refunds with WeChat's trade bill and stores what differs,
 * each by name. Repeating it replaces that day's result. Returns the differences.
 */
export async function reconcile(platform: Platform, day: string): Promise<Difference[]> {
  const rows = await platform.wechatPay.downloadTradeBill(day)
  const wechat = sumsOfBill(rows)
  const ours = await sumsOfOurs(platform.database.db, day)
  const differences = [
    ...compare(ours.paid, wechat.paid, { ours: 'missingAtOurs', wechat: 'missingAtWechat' }),
    ...compare(ours.refunded, wechat.refunded, {
      ours: 'refundMissingAtOurs',
      wechat: 'refundMissingAtWechat',
    }),
  ]
  const result = {
    day,
    checkedAt: platform.clock(),
    oursFen: net(ours),
    wechatFen: net(wechat),
    differences,
  }
  await platform.database.db
    .insert(reconciliations)
    .values(result)
    .onConflictDoUpdate({ target: reconciliations.day, set: result })
  if (differences.length > 0)
    platform.log.error({ day, differences }, 'WeChat Pay statement differs from ours')
  return differences
}

function sumsOfBill(rows: readonly BillRow[]): Sums {
  const paid = new Map<string, number>()
  const refunded = new Map<string, number>()
  for (const row of rows) {
    if (row.outRefundNo) refunded.set(row.outRefundNo, row.refundFen)
    else paid.set(row.outTradeNo, row.amountFen)
  }
  return { paid, refunded }
}

async function sumsOfOurs(db: Db, day: string): Promise<Sums> {
  const from = new Date(`${day}T00:00:00+08:00`)
  const to = new Date(from.getTime() + 24 * 3_600_000)
  const paidRows = await db
    .select({ number: payments.outTradeNo, amountFen: payments.amountFen })
    .from(payments)
    .where(
      and(
        isNotNull(payments.paidAt),
        gte(payments.paidAt, from),
        lt(payments.paidAt, to),
        // WeChat never hears of what allowances and points covered.
        gt(payments.amountFen, 0),
      ),
    )
  const refundRows = await db
    .select({ number: refunds.outRefundNo, amountFen: refunds.amountFen })
    .from(refunds)
    .where(and(eq(refunds.state, 'succeeded'), gte(refunds.succeededAt, from), lt(refunds.succeededAt, to)))
  const toMap = (rows: { number: string; amountFen: number }[]) =>
    new Map(rows.map((row) => [row.number, row.amountFen]))
  return { paid: toMap(paidRows), refunded: toMap(refundRows) }
}

function compare(
  ours: ReadonlyMap<string, number>,
  wechat: ReadonlyMap<string, number>,
  kinds: { ours: Difference['kind']; wechat: Difference['kind'] },
): Difference[] {
  const differences: Difference[] = []
  for (const [number, amountFen] of wechat) {
    const our = ours.get(number)
    if (our === undefined) {
      differences.push({ outTradeNo: number, kind: kinds.ours, detail: `微信 ${amountFen} 分，我方无记录` })
    } else if (our !== amountFen) {
      differences.push({
        outTradeNo: number,
        kind: 'amountDiffers',
        detail: `微信 ${amountFen} 分，我方 ${our} 分`,
      })
    }
  }
  for (const [number, amountFen] of ours) {
    if (wechat.has(number)) continue
    differences.push({ outTradeNo: number, kind: kinds.wechat, detail: `我方 ${amountFen} 分，微信无记录` })
  }
  return differences
}

const total = (amounts: ReadonlyMap<string, number>): number =>
  [...amounts.values()].reduce((a, b) => a + b, 0)
const net = (sums: Sums): number => total(sums.paid) - total(sums.refunded)
