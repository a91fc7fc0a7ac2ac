import { sql } from 'drizzle-orm'
import { boolean, check, pgTable } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** At most one row, written in the transaction which wrote the demo catalogue: it is there whole or not at all. */
export const demoSeedings = pgTable(
  'demo_seedings',
  {
    only: boolean().primaryKey().default(true),
    seededAt: instant().notNull(),
  },
  (table) => [check('demo_seedings_only', sql`${table.only}`)],
)
