import type { RefundParts } from '@yuxiang/shared/pricing/refund'
import type { Db } from '../platform/db/index.ts'
import { type Transfer, transfer, transferIdOf, transfersOf } from '../platform/ledger/index.ts'
import { pointsSourceOf } from '../points/index.ts'
import {
  allowanceRefundTargets,
  type FundRefundTarget,
  fundRefundTarget,
  type RefundTarget,
  recordReturned,
} from '../union-fund/index.ts'
import { escrowOf, merchantAccountOf } from './order-ledger.ts'
import { pointsOf } from './tenders.ts'

/**
 * Gives a refund's parts back from the order's escrow, each to where it came from: own money to WeChat Pay, union
 * money to its allowance (to the fund once the grant has ended), points to their lots, the last spent first; and to the
 * platform what it had borne of the discount on these goods. Answers how much went to the fund, or to where the fund had
 * it from.
 */
export async function returnMoney(
  tx: Db,
  refund: {
    id: string
    order: { id: string; userId: string; merchantId: string; fundBudgetId: string | null }
    parts: RefundParts
    targetOf: TargetOf
    now: Date
  },
): Promise<number> {
  const { id, order, parts, targetOf, now } = refund
  const escrow = escrowOf(order.id)
  const back = (
    name: readonly [string, ...string[]],
    move: Pick<Transfer & { phase: 'single' }, 'from' | 'to' | 'amount' | 'code'>,
  ): Transfer => ({ phase: 'single', id: transferIdOf('refund', id, ...name), subjectId: order.id, ...move })

  const toFund: { allowanceId: string; amountFen: number }[] = []
  const transfers = parts.allowances.map(({ allowanceId, amountFen }) => {
    const target = targetOf(allowanceId)
    if (!target) throw new Error(`allowance ${allowanceId} has no way back`)
    if (target.code !== 'allowance.refund') toFund.push({ allowanceId, amountFen })
    return back(['allowance', allowanceId], {
      from: escrow,
      to: target.account,
      amount: amountFen,
      code: target.code,
    })
  })
  if (parts.cashFen > 0) {
    const to = merchantAccountOf('wechatPay', order.merchantId)
    transfers.push(back(['wechat'], { from: escrow, to, amount: parts.cashFen, code: 'wechat.refund' }))
  }
  if (parts.pointsFen > 0) {
    const to = merchantAccountOf('platformSubsidy', order.merchantId)
    transfers.push(
      back(['subsidy'], { from: escrow, to, amount: parts.pointsFen, code: 'points.unsubsidise' }),
    )
    for (const { lot, points } of await lotsToRefill(tx, order.id, pointsOf(parts.pointsFen))) {
      const from = pointsSourceOf(order.userId)
      transfers.push(back(['points', lot], { from, to: lot, amount: points, code: 'points.spendRefund' }))
    }
  }
  if (parts.platformFen > 0) {
    const to = merchantAccountOf('platformSubsidy', order.merchantId)
    transfers.push(
      back(['platform'], { from: escrow, to, amount: parts.platformFen, code: 'promotion.unsubsidise' }),
    )
  }
  await transfer(tx, transfers, now)
  if (order.fundBudgetId === null) await recordReturned(tx, toFund)
  return toFund.reduce((sum, part) => sum + part.amountFen, 0)
}

type TargetOf = (allowanceId: string) => RefundTarget | FundRefundTarget | undefined

/**
 * The way back of each allowance; of a collective purchase, to its budget. Locks the budgets, so it comes before any
 * lock on stock: a collective purchase holds its budget while it takes stock.
 */
export async function refundTargets(
  tx: Db,
  fundBudgetId: string | null,
  parts: RefundParts,
  now: Date,
): Promise<TargetOf> {
  if (fundBudgetId !== null) {
    const fund = await fundRefundTarget(tx, fundBudgetId)
    return () => fund
  }
  const ids = parts.allowances.map((part) => part.allowanceId)
  const targets =
    ids.length > 0 ? await allowanceRefundTargets(tx, ids, now) : new Map<string, RefundTarget>()
  return (allowanceId: string) => targets.get(allowanceId)
}

/** Which lots an order's points go back to: what it took from each, less what came back, the last first. */
async function lotsToRefill(
  tx: Db,
  orderId: string,
  points: number,
): Promise<{ lot: string; points: number }[]> {
  const spent = new Map<string, number>()
  for (const entry of await transfersOf(tx, [orderId])) {
    if (entry.phase !== 'single' && entry.phase !== 'post') continue
    if (entry.code === 'points.spend' || entry.code === 'points.claim')
      spent.set(entry.from, (spent.get(entry.from) ?? 0) + entry.amount)
    if (entry.code === 'points.spendRefund') spent.set(entry.to, (spent.get(entry.to) ?? 0) - entry.amount)
  }
  let left = points
  const refills = [...spent].reverse().flatMap(([lot, taken]) => {
    const amount = Math.min(left, taken)
    left -= amount
    return amount > 0 ? [{ lot, points: amount }] : []
  })
  if (left > 0) throw new Error(`order ${orderId} spent fewer points than it is to give back`)
  return refills
}
