import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../db/columns.ts'

/** Who did what to which record, before and after. Append-only: a trigger refuses update and delete. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    at: instant().notNull().defaultNow(),
    /** Null when the system acted (a job, a notification). */
    actorId: uuid(),
    action: text().notNull(),
    subject: text().notNull(),
    subjectId: uuid().notNull(),
    before: jsonb(),
    after: jsonb(),
  },
  (table) => [index().on(table.subject, table.subjectId)],
)
