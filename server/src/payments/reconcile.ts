import { and, gt, gte, inArray, isNotNull, lt } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { BillRow } from '../platform/integrations/wechat-pay/index.ts'
import { type Difference, payments, reconciliations, refunds } from './tables.ts'

interface Sums {
  paid: Map<string, number>
  refunded: Map<string, number>
}

const DAY_MS = 24 * 3_600_000
/** WeChat keeps statements for three months. */
const LOOK_BACK_DAYS = 90

/**
 * Job, daily: compares every day that has none of our results yet, from the first payment (three months at most) to
 * yesterday, the newest first: a day missed because the shop or WeChat was down is made up for. One day's fault
 * stops no other; it is thrown at the end, so that the job is tried again.
 */
export async function reconcileMissingDays(platform: Platform): Promise<string[]> {
  const days = await missingDays(platform)
  const faults: unknown[] = []
  for (const day of days) {
    await reconcile(platform, day).catch((error: unknown) => faults.push(error))
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} days could not be reconciled`)
  return days
}

async function missingDays({ database: { db }, clock }: Platform): Promise<string[]> {
  // Ids are in time order: the first payment is the one of the smallest id.
  const [first] = await db.select().from(payments).orderBy(payments.id).limit(1)
  if (!first) return []
  const now = clock().getTime()
  const past = Array.from({ length: LOOK_BACK_DAYS }, (_, index) =>
    dayInShanghai(new Date(now - (index + 1) * DAY_MS)),
  )
  const days = past.filter((day) => day >= dayInShanghai(first.createdAt))
  if (days.length === 0) return []
  const done = await db
    .select({ day: reconciliations.day })
    .from(reconciliations)
    .where(inArray(reconciliations.day, days))
  const known = new Set(done.map(({ day }) => day))
  return days.filter((day) => !known.has(day))
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
  const to = new Date(from.getTime() + DAY_MS)
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
    .where(and(gte(refunds.acceptedAt, from), lt(refunds.acceptedAt, to)))
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
