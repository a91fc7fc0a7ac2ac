import type { StatementRow, StatementSums } from '@yuxiang/shared/api/settlements'
import { merchantAccountOf, numbersOfOrders } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import {
  type ReceivableEntry,
  receivableEntries,
  receivableMonth,
  type SettledParts,
  settledParts,
} from '../platform/ledger/index.ts'
import { monthBounds } from './month.ts'
import { waiverMonths } from './read-waivers.ts'
import { referencesOf } from './start-payouts.ts'

const kinds = {
  'order.settle': 'settled',
  'order.clawBack': 'clawedBack',
  'merchant.fee': 'fee',
  'merchant.feeWaiver': 'feeWaived',
  'merchant.payout': 'paidOut',
} as const

const nothing: SettledParts = { cashFen: 0, unionFen: 0, pointsFen: 0, platformFen: 0, refundedFen: 0 }

/** As many orders' parts as are summed by one statement. */
const atOnce = 2_000
/** More movements a sheet does not hold. */
export const statementRowsMax = 50_000

/** What a merchant earned, gave back and was paid in a month. Every figure is the ledger's. */
export async function readStatement(
  db: Db,
  merchantId: string,
  month: string,
  slice: { limit: number; offset: number },
): Promise<{ sums: StatementSums; items: StatementRow[]; total: number }> {
  const account = merchantAccountOf('merchantReceivable', merchantId)
  const period = monthBounds(month)
  const { heldFen: underwayFen, ...sums } = await receivableMonth(db, account, period)
  const parts = await partsOfMonth(db, account, period)
  const { entries, total } = await receivableEntries(db, account, { ...period, ...slice })
  return { sums: { ...sums, underwayFen, ...parts }, items: await rowsOf(db, entries), total }
}

/** Who paid all orders settled in a period, summed. */
async function partsOfMonth(
  db: Db,
  account: string,
  period: { from: Date; to: Date },
): Promise<SettledParts> {
  const { entries } = await receivableEntries(db, account, { ...period, limit: statementRowsMax, offset: 0 })
  const orderIds = entries.filter(({ code }) => code === 'order.settle').map(({ subjectId }) => subjectId)
  const sums = { ...nothing }
  for (let start = 0; start < orderIds.length; start += atOnce) {
    for (const parts of (await settledParts(db, orderIds.slice(start, start + atOnce))).values()) {
      for (const field of Object.keys(sums) as (keyof SettledParts)[]) sums[field] += parts[field]
    }
  }
  return sums
}

async function rowsOf(db: Db, entries: readonly ReceivableEntry[]): Promise<StatementRow[]> {
  const isOfOrder = ({ code }: ReceivableEntry) => code === 'order.settle' || code === 'order.clawBack'
  const idsOf = (wanted: boolean) => [
    ...new Set(entries.filter((entry) => isOfOrder(entry) === wanted).map(({ subjectId }) => subjectId)),
  ]
  const numbers = await numbersOfOrders(db, idsOf(true))
  const references = new Map([
    ...(await referencesOf(db, idsOf(false))),
    ...(await waiverMonths(db, idsOf(false))),
  ])
  const parts = await settledParts(db, idsOf(true))
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at.toISOString(),
    kind: kinds[entry.code],
    orderId: isOfOrder(entry) ? entry.subjectId : null,
    reference: (isOfOrder(entry) ? numbers : references).get(entry.subjectId) ?? '',
    ...(entry.code === 'order.settle' ? (parts.get(entry.subjectId) ?? nothing) : nothing),
    amountFen: entry.amountFen,
  }))
}
