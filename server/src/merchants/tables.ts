import type { FreightTemplate } from '@yuxiang/shared/api/catalog'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** 市场主体: who sells, ships and is paid. */
export const merchants = pgTable(
  'merchants',
  {
    id: id(),
    name: text().notNull().unique('merchants_name'),
    county: text().notNull(),
    /** GB/T 2260, 6 digits. */
    countyCode: text().notNull(),
    kind: text({ enum: ['enterprise', 'cooperative', 'familyFarm'] }).notNull(),
    story: text().notNull(),
    contactName: text().notNull(),
    contactPhoneEncrypted: text().notNull(),
    freight: jsonb().$type<FreightTemplate>().notNull(),
    joinedAt: instant().notNull(),
  },
  (table) => [check('merchants_kind', sql`${table.kind} in ('enterprise', 'cooperative', 'familyFarm')`)],
)

/** Which accounts may act for a merchant. */
export const merchantStaff = pgTable(
  'merchant_staff',
  {
    merchantId: uuid()
      .notNull()
      .references(() => merchants.id),
    userId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ name: 'merchant_staff_pkey', columns: [table.merchantId, table.userId] }),
    index('merchant_staff_of_user').on(table.userId),
  ],
)
