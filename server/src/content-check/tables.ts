import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** What WeChat advises about a text or a picture: fine, look at it yourself, not fit to show. */
export const suggestions = ['pass', 'review', 'risky'] as const

/** What WeChat pushed about pictures: it may come before its check's id is written, so it is kept by itself. */
export const mediaVerdicts = pgTable(
  'media_verdicts',
  {
    traceId: text().primaryKey(),
    suggest: text({ enum: suggestions }).notNull(),
    receivedAt: instant().notNull(),
  },
  (table) => [index('media_verdicts_by_time').on(table.receivedAt)],
)
