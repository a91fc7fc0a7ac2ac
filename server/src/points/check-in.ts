import { policy } from '@yuxiang/shared/policy'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { transferIdOf } from '../platform/ledger/index.ts'
import { earn } from './earn.ts'
import { spendableLots } from './lots.ts'
import { checkIns } from './tables.ts'

const DAY_MS = 86_400_000
/** From this day of a row on, a check-in brings more. */
const LONG_STREAK_DAYS = 7

/** What the check-in of the `streakDays`th day in a row brings. */
export const pointsForStreak = (streakDays: number): number =>
  streakDays >= LONG_STREAK_DAYS ? policy.pointsCheckInLongStreak.value : policy.pointsCheckIn.value

export interface CheckIn {
  points: number
  streakDays: number
}

const dayBefore = (now: Date): string => dayInShanghai(new Date(now.getTime() - DAY_MS))

/** The check-ins of today and yesterday (Asia/Shanghai). */
export async function recentCheckIns(
  db: Db,
  userId: string,
  now: Date,
): Promise<{ today: CheckIn | null; yesterday: CheckIn | null }> {
  const rows = await sqlOf(db)<(CheckIn & { day: string })[]>`
    select day::text, points, streak_days as "streakDays" from check_ins
    where user_id = ${userId} and day in (${dayInShanghai(now)}::date, ${dayBefore(now)}::date)`
  const of = (day: string) => rows.find((row) => row.day === day) ?? null
  return { today: of(dayInShanghai(now)), yesterday: of(dayBefore(now)) }
}

/** Checks a shopper in; once a day, however often and by how many phones at once it is asked. */
export async function checkIn(platform: Platform, userId: string): Promise<CheckIn & { balance: number }> {
  const now = platform.clock()
  return platform.database.transaction(async (tx) => {
    const { points, streakDays } = await checkInAt(tx, userId, now)
    const lots = await spendableLots(tx, userId, now)
    return { points, streakDays, balance: lots.reduce((sum, lot) => sum + lot.balance, 0) }
  })
}

/** The check-in of the day of `now`, made if it was not; answers what it brought. */
export async function checkInAt(tx: Db, userId: string, now: Date): Promise<CheckIn> {
  const { today, yesterday } = await recentCheckIns(tx, userId, now)
  if (today) return today
  const day = dayInShanghai(now)
  const streakDays = (yesterday?.streakDays ?? 0) + 1
  const points = pointsForStreak(streakDays)
  const [made] = await tx
    .insert(checkIns)
    .values({ userId, day, streakDays, points, createdAt: now })
    .onConflictDoNothing()
    .returning()
  // Another tap of the same day was faster and made the same.
  if (made) {
    const subjectId = transferIdOf('checkIn', userId, day)
    await earn(tx, [{ userId, points, code: 'points.checkIn', subjectId, name: [userId, day] }], now)
  }
  return { points, streakDays }
}
