import type { Db, Fragment } from '../platform/db/index.ts'
import {
  type AccountState,
  holding,
  openHolds,
  type Sight,
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
 * Holds points for many shoppers at once, each for a claim, as parts of the caller's statement: see {@link holding}. The
 * caller has seen that the lots pay.
 */
export function holdPoints(
  db: Db,
  holds: readonly { userId: string; claimId: string; parts: readonly PointsPart[] }[],
  { accounts, expiresAt, ...rest }: Sight & { expiresAt: Date },
): Fragment {
  const sources: AccountState[] = []
  const transfers = holds.flatMap(({ userId, claimId, parts }) => {
    const source = unseenTarget(pointsSourceOf(userId), 'pointsSource')
    sources.push(source)
    return parts.map(({ accountId, points }) => ({
      phase: 'pending' as const,
      id: transferIdOf('points.claim', claimId, accountId),
      from: accountId,
      to: source.id,
      amount: points,
      code: 'points.claim' as const,
      subjectId: claimId,
      expiresAt,
    }))
  })
  return holding(db, transfers, { accounts: [...accounts, ...sources], ...rest })
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
