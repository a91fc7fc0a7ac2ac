import type { Db } from '../platform/db/index.ts'
import { transfer, transferIdOf, transfersOf } from '../platform/ledger/index.ts'
import { lockSpendableLots, lotsOf, pointsSourceOf } from './lots.ts'

/**
 * Takes back what a refunded order had earned: as much as `points` says, as it earned and did not give back before, and
 * as the shopper still has. From the lot it went to, then from the others, the newest first; a balance never goes
 * below zero: what is spent is spent. Answers how many were taken; a repeat of the refund answers the same.
 */
export async function takeBackForOrder(
  tx: Db,
  refund: { userId: string; orderId: string; refundId: string; points: number; at: Date },
): Promise<number> {
  const { userId, orderId, refundId, at } = refund
  const lots = await lockSpendableLots(tx, userId, at)
  const source = pointsSourceOf(userId)
  const entries = await transfersOf(tx, [orderId])
  const earned = entries.filter((entry) => entry.code === 'points.earn' && entry.from === source)
  const taken = entries.filter((entry) => entry.code === 'points.takeBack' && entry.to === source)

  const nameOf = (accountId: string) => transferIdOf('points.takeBack', refundId, accountId)
  const names = new Set(lotsOf(userId, at).map((lot) => nameOf(lot.accountId)))
  const before = taken.filter((entry) => names.has(entry.id))
  if (before.length > 0) return sumOf(before)

  const isFirst = (accountId: string) => Number(accountId === earned[0]?.to)
  const inTurn = lots.toSorted((a, b) => isFirst(b.accountId) - isFirst(a.accountId) || b.year - a.year)
  let left = Math.min(refund.points, sumOf(earned) - sumOf(taken))
  const parts = inTurn.flatMap(({ accountId, balance }) => {
    const amount = Math.min(left, balance)
    if (amount <= 0) return []
    left -= amount
    return [
      {
        phase: 'single' as const,
        id: nameOf(accountId),
        from: accountId,
        to: source,
        amount,
        code: 'points.takeBack' as const,
        subjectId: orderId,
      },
    ]
  })
  await transfer(tx, parts, at)
  return sumOf(parts)
}

const sumOf = (entries: readonly { amount: number }[]): number =>
  entries.reduce((sum, entry) => sum + entry.amount, 0)
