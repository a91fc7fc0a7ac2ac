import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** Sessions that somebody wants to be reminded of: few, so that each minute looks at these alone. */
export const liveReminderSessions = pgTable(
  'live_reminder_sessions',
  {
    sessionId: uuid().primaryKey(),
    /** As everybody was told it: another one in a session still planned means that it was moved since. */
    startsAt: instant().notNull(),
    /** Nothing is left to tell: it ran, or was cancelled and all know. */
    closedAt: instant(),
  },
  (table) => [index('live_reminder_sessions_open').on(table.sessionId).where(sql`${table.closedAt} is null`)],
)

/** Somebody wants to be told when a session begins. */
export const liveReminders = pgTable(
  'live_reminders',
  {
    sessionId: uuid()
      .notNull()
      .references(() => liveReminderSessions.sessionId),
    userId: uuid().notNull(),
    /** The start that this person knows of. */
    toldStartsAt: instant().notNull(),
    createdAt: instant().notNull(),
    /** When this person was told last that the session was moved. */
    movedAt: instant(),
    remindedAt: instant(),
    /** Told that it was cancelled. */
    withdrawnAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.userId] }),
    index('live_reminders_waiting').on(table.sessionId, table.userId).where(sql`${table.remindedAt} is null`),
    index('live_reminders_of_user').on(table.userId, table.sessionId),
  ],
)
