import type { Db } from '../platform/db/index.ts'
import {
  type AccountState,
  openHolds,
  type Transfer,
  transfer,
  transferIdOf,
  unseenTarget,
} from '../platform/ledger/index.ts'
import { type PointsLot, pointsSourceOf } from './lots.ts'

/** What one lot pays. */
export interface PointsPart {
  accountId: string
  points: number
}

/** Which lots pay so many points, the one that expires first first; null when together they have fewer. */
export function lotsThatPay(lots: readonly PointsLot[], points: number): PointsPart[] | null {
  let left = points
  const parts: PointsPart[] = []
  for (const { accountId, balance } of lots) {
    const part = Math.min(left, balance)
    if (part > 0) parts.push({ accountId, points: part })
    left -= part
  }
  return left === 0 ? parts : null
}

/**
 * Holds points for many shoppers at once, each for a claim, in as many statements as one takes. The caller has locked
 * the lots, seen that they pay, and hands in the accounts.
 */
export async function holdPoints(
  tx: Db,
  holds: readonly { userId: string; claimId: string; parts: readonly PointsPart[] }[],
  { accounts, expiresAt, now }: { accounts: readonly AccountState[]; expiresAt: Date; now: Date },
): Promise<void> {
  const sources: AccountState[] = []
  const transfers = holds.flatMap(({ userId, claimId, parts }) => {
    const source = unseenTarget(pointsSourceOf(userId), 'pointsSource')
    sources.push(source)
    return parts.map(
      ({ accountId, points }): Transfer => ({
        phase: 'pending',
        id: transferIdOf('points.claim', claimId, accountId),
        from: accountId,
        to: source.id,
        amount: points,
        code: 'points.claim',
        subjectId: claimId,
        expiresAt,
      }),
    )
  })
  await transfer(tx, transfers, now, [...accounts, ...sources])
}

/** Frees what is still held for these claims or orders. */
export async function freePointsHeld(tx: Db, subjectIds: readonly string[], now: Date): Promise<void> {
  const holds = await openHolds(tx, subjectIds)
  await transfer(
    tx,
    holds.map(({ id }) => ({ phase: 'void', id: transferIdOf('void', id), pendingId: id })),
    now,
  )
}
