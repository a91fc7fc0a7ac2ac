import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id } from '../platform/db/columns.ts'

/**
 * 认定: what a county published about a product. Whether it holds on a day is asked of state and dates together;
 * nobody sets "certified" on a product.
 */
export const certifications = pgTable(
  'certifications',
  {
    id: id(),
    productId: uuid().notNull(),
    certificateNo: text().notNull().unique('certifications_certificate_no'),
    state: text({ enum: ['published', 'expired', 'suspended', 'revoked'] }).notNull(),
    /** Calendar days in Asia/Shanghai; valid through `validTo`. */
    publishedOn: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }).notNull(),
    households: integer().notNull(),
    yuanPerHouseholdYear: integer().notNull(),
    benefitWays: text().array().notNull(),
    countyCode: text().notNull(),
  },
  (table) => [
    check('certifications_state', sql`${table.state} in ('published', 'expired', 'suspended', 'revoked')`),
    check('certifications_dates', sql`${table.validTo} >= ${table.publishedOn}`),
    check('certifications_benefit', sql`${table.households} >= 0 and ${table.yuanPerHouseholdYear} >= 0`),
    // One live record per product; what ended stays as history beside it.
    uniqueIndex('certifications_live_of_product')
      .on(table.productId)
      .where(sql`${table.state} in ('published', 'suspended')`),
    index('certifications_of_product').on(table.productId, table.publishedOn),
  ],
)
