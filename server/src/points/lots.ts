import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { type NewAccount, transferIdOf } from '../platform/ledger/index.ts'

/** A shopper's points that expire together: at the end of `year` (Asia/Shanghai). */
export interface PointsLot {
  accountId: string
  year: number
  /** What can be spent: without what unpaid orders hold. */
  balance: number
}

/** Where a shopper's points come from and go to. */
export const pointsSourceOf = (userId: string): string => transferIdOf('pointsSource', userId)

/** The account of what expires at the end of `year`. */
export const lotAccountOf = (userId: string, year: number): string =>
  transferIdOf('points', userId, String(year))

export const yearInShanghai = (at: Date): number => Number(dayInShanghai(at).slice(0, 4))

/** Points earned in a year expire at the end of the next. */
export const expiryYearOf = (at: Date): number => yearInShanghai(at) + 1

/** The lots a shopper can have points in: this year's and next year's. Two at most, so their ids need no look-up. */
const lotsOf = (userId: string, now: Date) =>
  [yearInShanghai(now), expiryYearOf(now)].map((year) => ({ accountId: lotAccountOf(userId, year), year }))

/** What can be spent now, the lot that expires first first; empty lots are left out. */
export async function spendableLots(db: Db, userId: string, now: Date): Promise<PointsLot[]> {
  const lots = lotsOf(userId, now)
  const rows = await sqlOf(db)<{ id: string; free: string }[]>`
    select id, balance - held as free from ledger_accounts
    where id = any(${lots.map((lot) => lot.accountId)}::uuid[])`
  const free = new Map(rows.map((row) => [row.id, Number(row.free)]))
  return lots
    .map((lot) => ({ ...lot, balance: free.get(lot.accountId) ?? 0 }))
    .filter((lot) => lot.balance > 0)
}

/** The accounts that earning at `at` needs. */
export const lotAccounts = (userId: string, at: Date): NewAccount[] => [
  { id: pointsSourceOf(userId), kind: 'pointsSource', ownerId: userId },
  { id: lotAccountOf(userId, expiryYearOf(at)), kind: 'points', ownerId: userId },
]
