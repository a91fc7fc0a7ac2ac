import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

export const cartItems = pgTable(
  'cart_items',
  {
    userId: uuid().notNull(),
    skuId: uuid().notNull(),
    quantity: integer().notNull(),
    /** Price when it was put in, to say what changed since. */
    addedPriceFen: bigint({ mode: 'number' }).notNull(),
    addedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: 'cart_items_pkey', columns: [table.userId, table.skuId] }),
    check('cart_items_quantity', sql`${table.quantity} between 1 and 999`),
  ],
)
