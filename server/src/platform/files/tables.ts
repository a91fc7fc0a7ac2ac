import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../db/columns.ts'

/** Who sent in which picture. The store names pictures by their content, so one may be several people's. */
export const uploads = pgTable(
  'uploads',
  {
    ownerId: uuid().notNull(),
    hash: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.hash] })],
)
