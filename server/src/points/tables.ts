import { sql } from 'drizzle-orm'
import { check, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** One check-in per shopper and day (Asia/Shanghai). */
export const checkIns = pgTable(
  'check_ins',
  {
    userId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** Days in a row, this one included. */
    streakDays: integer().notNull(),
    points: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.day] }),
    check('check_ins_streak', sql`${table.streakDays} >= 1`),
  ],
)

/** What stands in links which a shopper shares. */
export const shareCodes = pgTable('share_codes', {
  userId: uuid().primaryKey(),
  code: text().notNull().unique('share_codes_code'),
  createdAt: instant().notNull(),
})
