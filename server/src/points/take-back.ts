import type { Db } from '../platform/db/index.ts'
import { type Entry, type Transfer, transfer, transferIdOf, transfersOf } from '../platform/ledger/index.ts'
import { lockLotsAndSources, lotsOf, type PointsLot, pointsSourceOf } from './lots.ts'

/** What an order brought one of those concerned: its buyer, or whoever's link had led to it. */
export interface Earned {
  userId: string
  code: 'points.earn' | 'points.share'
  /** How many of them are to go; as many as the order brought when left out. */
  points?: number
}

interface Refund {
  orderId: string
  refundId: string
  at: Date
}

/**
 * Takes back what a refunded order had earned: as much as asked for, as it earned and did not give back before, and as
 * the shopper still has. From the lot it went to, then from the others, the newest first; a balance never goes below
 * zero: what is spent is spent. Answers how many were taken; a repeat of the refund answers the same. Several shoppers'
 * lots are locked together, so that two refunds never wait for each other in a circle.
 */
export async function takeBackForOrder(
  tx: Db,
  { from, ...refund }: Refund & { from: readonly Earned[] },
): Promise<number> {
  const { lots, accounts } = await lockLotsAndSources(
    tx,
    from.map((earned) => earned.userId),
    refund.at,
  )
  const entries = await transfersOf(tx, [refund.orderId])
  const parts = from.map((earned) => partsOf(refund, earned, lots.get(earned.userId) ?? [], entries))
  await transfer(
    tx,
    parts.flatMap(({ due }) => due),
    refund.at,
    accounts,
  )
  return parts.reduce((sum, { takenBefore, due }) => sum + takenBefore + sumOf(due), 0)
}

function partsOf(
  { orderId, refundId, at }: Refund,
  { userId, code, points = Number.POSITIVE_INFINITY }: Earned,
  lots: readonly PointsLot[],
  entries: readonly Entry[],
): { takenBefore: number; due: (Transfer & { phase: 'single' })[] } {
  const source = pointsSourceOf(userId)
  const earned = entries.filter((entry) => entry.code === code && entry.from === source)
  const taken = entries.filter((entry) => entry.code === 'points.takeBack' && entry.to === source)

  const nameOf = (accountId: string) => transferIdOf('points.takeBack', refundId, accountId)
  const names = new Set(lotsOf(userId, at).map((lot) => nameOf(lot.accountId)))
  const before = taken.filter((entry) => names.has(entry.id))
  if (before.length > 0) return { takenBefore: sumOf(before), due: [] }

  const isFirst = (accountId: string) => Number(accountId === earned[0]?.to)
  const inTurn = lots.toSorted((a, b) => isFirst(b.accountId) - isFirst(a.accountId) || b.year - a.year)
  let left = Math.min(points, sumOf(earned) - sumOf(taken))
  const due = inTurn.flatMap(({ accountId, balance }) => {
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
  return { takenBefore: 0, due }
}

const sumOf = (entries: readonly { amount: number }[]): number =>
  entries.reduce((sum, entry) => sum + entry.amount, 0)
