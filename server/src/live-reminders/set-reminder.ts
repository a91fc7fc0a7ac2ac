import { and, eq, isNull } from 'drizzle-orm'
import { liveSessions } from '../live/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { liveReminderSessions, liveReminders } from './tables.ts'

/**
 * Sets a reminder before a session begins, or takes it away. Refuses with `live_session_not_found`,
 * `live_session_cancelled`, `live_session_started`.
 */
export async function setReminder(
  { database, clock }: Platform,
  userId: string,
  sessionId: string,
  wanted: boolean,
): Promise<void> {
  const now = clock()
  if (!wanted) {
    await database.db
      .delete(liveReminders)
      .where(and(eq(liveReminders.sessionId, sessionId), eq(liveReminders.userId, userId)))
    return
  }
  await database.transaction(async (tx) => {
    // Shared, so that it is not cancelled or moved between this look and the reminder.
    const [session] = await tx
      .select({ state: liveSessions.state, startsAt: liveSessions.startsAt })
      .from(liveSessions)
      .where(eq(liveSessions.id, sessionId))
      .for('share')
    if (!session) throw new Refusal('live_session_not_found')
    if (session.state === 'cancelled') throw new Refusal('live_session_cancelled')
    if (session.state !== 'planned' || session.startsAt <= now) throw new Refusal('live_session_started')
    const { startsAt } = session
    await tx.insert(liveReminderSessions).values({ sessionId, startsAt }).onConflictDoNothing()
    await tx
      .insert(liveReminders)
      .values({ sessionId, userId, toldStartsAt: startsAt, createdAt: now })
      .onConflictDoNothing()
  })
}

/** Whether somebody has a reminder of a session that still stands. */
export async function isReminded(
  { database }: Platform,
  userId: string,
  sessionId: string,
): Promise<boolean> {
  const [row] = await database.db
    .select({ sessionId: liveReminders.sessionId })
    .from(liveReminders)
    .where(
      and(
        eq(liveReminders.sessionId, sessionId),
        eq(liveReminders.userId, userId),
        isNull(liveReminders.withdrawnAt),
      ),
    )
  return row !== undefined
}
