import { policy } from '@yuxiang/shared/policy'
import { and, eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
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

/** The check-in of a day, or null. */
export async function checkInOf(db: Db, userId: string, day: string): Promise<CheckIn | null> {
  const [row] = await db
    .select({ points: checkIns.points, streakDays: checkIns.streakDays })
    .from(checkIns)
    .where(and(eq(checkIns.userId, userId), eq(checkIns.day, day)))
  return row ?? null
}

export const dayBefore = (now: Date): string => dayInShanghai(new Date(now.getTime() - DAY_MS))

/** Checks a shopper in; once a day, however often and by how many phones at once it is asked. */
export async function checkIn(platform: Platform, userId: string): Promise<CheckIn & { balance: number }> {
  const now = platform.clock()
  const day = dayInShanghai(now)
  return platform.database.transaction(async (tx) => {
    const yesterday = await checkInOf(tx, userId, dayBefore(now))
    const streakDays = (yesterday?.streakDays ?? 0) + 1
    const points = pointsForStreak(streakDays)
    const [made] = await tx
      .insert(checkIns)
      .values({ userId, day, streakDays, points, createdAt: now })
      .onConflictDoNothing()
      .returning()
    if (made) {
      const name = [userId, day] as const
      const subjectId = transferIdOf('checkIn', ...name)
      await earn(tx, [{ userId, points, code: 'points.checkIn', subjectId, name }], now)
    }
    const done = made ?? (await checkInOf(tx, userId, day))
    const lots = await spendableLots(tx, userId, now)
    return {
      points: done?.points ?? points,
      streakDays: done?.streakDays ?? streakDays,
      balance: lots.reduce((sum, lot) => sum + lot.balance, 0),
    }
  })
}
