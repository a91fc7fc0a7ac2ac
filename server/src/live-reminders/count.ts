import { and, eq, isNull } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { liveReminders } from './tables.ts'

/** How many people have a reminder of a session. */
export const remindersOf = ({ database: { db } }: Platform, sessionId: string): Promise<number> =>
  db.$count(liveReminders, and(eq(liveReminders.sessionId, sessionId), isNull(liveReminders.withdrawnAt)))
