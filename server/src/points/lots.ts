import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import {
  type AccountState,
  lockAccounts,
  type NewAccount,
  seeAccounts,
  transferIdOf,
} from '../platform/ledger/index.ts'

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
export const lotsOf = (userId: string, now: Date): LotAccount[] => lotsInYears(userId, yearsOf(now))

type LotAccount = Omit<PointsLot, 'balance'>

const yearsOf = (now: Date): number[] => [yearInShanghai(now), expiryYearOf(now)]

const lotsInYears = (userId: string, years: readonly number[]): LotAccount[] =>
  years.map((year) => ({ accountId: lotAccountOf(userId, year), year }))

/** What can be spent now, the lot that expires first first; empty lots are left out. */
export async function spendableLots(db: Db, userId: string, now: Date): Promise<PointsLot[]> {
  const ids = lotsOf(userId, now).map((lot) => lot.accountId)
  const rows = await sqlOf(db)<Free[]>`
    select id, balance - held as free from ledger_accounts where id = any(${ids}::uuid[])`
  return fullLotsOf(userId, now, rows)
}

/** Shoppers' lots: as they stay until the transaction ends, or as they were seen. */
export interface ShoppersLots {
  /** By shopper: the lots with points free, the one that expires first first. */
  lots: Map<string, PointsLot[]>
  /** Those lots (and their sources), for a transfer that moves nothing else. */
  accounts: AccountState[]
}

/** {@link spendableLots} of some shoppers, locked in the ledger's order: for holds, which leave their sources alone. */
export const lockLots = (tx: Db, userIds: readonly string[], now: Date): Promise<ShoppersLots> =>
  readLots(tx, userIds, { now, withSources: false, read: lockAccounts })

/** {@link lockLots} without the locks: for holds which the database itself refuses when less is left by then. */
export const seeLots = (db: Db, userIds: readonly string[], now: Date): Promise<ShoppersLots> =>
  readLots(db, userIds, { now, withSources: false, read: seeAccounts })

/** {@link lockLots} with their sources: for what moves points now. */
export const lockLotsAndSources = (tx: Db, userIds: readonly string[], now: Date): Promise<ShoppersLots> =>
  readLots(tx, userIds, { now, withSources: true, read: lockAccounts })

async function readLots(
  db: Db,
  userIds: readonly string[],
  { now, withSources, read }: { now: Date; withSources: boolean; read: typeof lockAccounts },
): Promise<ShoppersLots> {
  const years = yearsOf(now)
  const own = userIds.map((userId) => ({ userId, lots: lotsInYears(userId, years) }))
  const ids = own.flatMap(({ lots }) => lots.map(({ accountId }) => accountId))
  const accounts = await read(db, withSources ? [...ids, ...userIds.map(pointsSourceOf)] : ids)
  const free = new Map(accounts.map(({ id, balance, held }) => [id, balance - held]))
  return { lots: new Map(own.map(({ userId, lots }) => [userId, withPoints(lots, free)])), accounts }
}

type Free = { id: string; free: string | number }

/** Those of a shopper's lots which these accounts say have points free, the one that expires first first. */
export const fullLotsOf = (userId: string, now: Date, accounts: readonly Free[]): PointsLot[] =>
  withPoints(lotsOf(userId, now), new Map(accounts.map(({ id, free }) => [id, Number(free)])))

const withPoints = (lots: readonly LotAccount[], free: ReadonlyMap<string, number>): PointsLot[] =>
  lots.map((lot) => ({ ...lot, balance: free.get(lot.accountId) ?? 0 })).filter((lot) => lot.balance > 0)

/** The accounts that earning at `at` needs. */
export const lotAccounts = (userId: string, at: Date): NewAccount[] => [
  { id: pointsSourceOf(userId), kind: 'pointsSource', ownerId: userId },
  { id: lotAccountOf(userId, expiryYearOf(at)), kind: 'points', ownerId: userId },
]

/** Somebody's lot with points in it. */
interface EndingLot {
  accountId: string
  userId: string
  /** Without what unpaid orders hold. */
  free: number
}

const BATCH = 1_000

/**
 * Everybody's lots that end with a year from `from` to `to` and have points free, in batches: walked by the age of
 * the accounts, which are opened in the year before their end.
 */
export async function* endingLots(db: Db, from: number, to: number): AsyncGenerator<EndingLot[]> {
  let after = { openedAt: startOfYear(from - 1), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const rows = await sqlOf(db)<{ id: string; userId: string; free: string; openedAt: string }[]>`
      select id, owner_id as "userId", balance - held as free, created_at as "openedAt" from ledger_accounts
      where kind = 'points' and balance > 0 and balance > held
        and created_at >= ${after.openedAt}::timestamptz and created_at < ${startOfYear(to)}::timestamptz
        and (created_at, id) > (${after.openedAt}::timestamptz, ${after.id}::uuid)
      order by created_at, id limit ${BATCH}`
    if (rows.length > 0)
      yield rows.map(({ id, userId, free }) => ({ accountId: id, userId, free: Number(free) }))
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last
  }
}

const startOfYear = (year: number): string => `${year}-01-01T00:00:00+08:00`
