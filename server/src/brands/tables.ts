import { brandLevels, markStates } from '@yuxiang/shared/api/brands'
import { marks } from '@yuxiang/shared/api/catalog'
import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** The tree of brands: 巴味渝珍, counties' brands under it, companies' under those. */
export const brands = pgTable(
  'brands',
  {
    id: id(),
    parentId: uuid().references((): AnyPgColumn => brands.id),
    level: text({ enum: brandLevels }).notNull(),
    name: text().notNull().unique('brands_name'),
    /** GB/T 2260 of whose office it is, a company's too; null for the city's. */
    countyCode: text(),
    county: text(),
    intro: text().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('brands_level', sql`${table.level} in ('city', 'county', 'company')`),
    check('brands_root', sql`(${table.level} = 'city') = (${table.parentId} is null)`),
    check(
      'brands_county',
      sql`(${table.level} = 'city') = (${table.countyCode} is null)
      and (${table.countyCode} is null) = (${table.county} is null)`,
    ),
    index('brands_of_parent').on(table.parentId),
    index('brands_of_county').on(table.countyCode),
  ],
)

/** Who may use a brand, and how long. */
export const brandGrants = pgTable(
  'brand_grants',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }).notNull(),
    grantedBy: uuid().notNull(),
    grantedAt: instant().notNull(),
    endedAt: instant(),
    endedBy: uuid(),
    endReason: text(),
  },
  (table) => [
    check('brand_grants_days', sql`${table.validTo} >= ${table.validFrom}`),
    check(
      'brand_grants_ended',
      sql`num_nulls(${table.endedAt}, ${table.endedBy}, ${table.endReason}) in (0, 3)`,
    ),
    index('brand_grants_of_brand').on(table.brandId, table.id),
  ],
)

/** With which of its products. */
export const brandGrantProducts = pgTable(
  'brand_grant_products',
  {
    grantId: uuid()
      .notNull()
      .references(() => brandGrants.id),
    productId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ name: 'brand_grant_products_pkey', columns: [table.grantId, table.productId] }),
    index('brand_grant_products_of_product').on(table.productId),
  ],
)

const isLive = (state: AnyPgColumn): SQL => sql`${state} in ('pending', 'confirmed')`

/** 绿色食品, 有机, 地理标志, 巴味渝珍: entered by the merchant, shown once the county confirmed it and while it holds. */
export const productMarks = pgTable(
  'product_marks',
  {
    id: id(),
    productId: uuid().notNull(),
    productName: text().notNull(),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    countyCode: text().notNull(),
    mark: text({ enum: marks }).notNull(),
    certificateNo: text().notNull(),
    issuer: text().notNull(),
    /** Calendar days in Asia/Shanghai; valid through `validTo`. */
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }).notNull(),
    fileId: uuid().references(() => markFiles.id),
    state: text({ enum: markStates }).notNull(),
    reason: text(),
    enteredBy: uuid(),
    enteredAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (table) => [
    check(
      'product_marks_mark',
      sql`${table.mark} in ('greenFood', 'organic', 'geographicalIndication', 'bayuzhen')`,
    ),
    check('product_marks_days', sql`${table.validTo} >= ${table.validFrom}`),
    check('product_marks_state', sql`${table.state} in ('pending', 'confirmed', 'rejected', 'withdrawn')`),
    check(
      'product_marks_reason',
      sql`(${table.state} in ('rejected', 'withdrawn')) = (${table.reason} is not null)`,
    ),
    // A renewal has the number of before and a later end; one at a time waits for the county.
    uniqueIndex('product_marks_once')
      .on(table.productId, table.mark, table.certificateNo, table.validTo)
      .where(isLive(table.state)),
    uniqueIndex('product_marks_waiting')
      .on(table.productId, table.mark, table.certificateNo)
      .where(sql`${table.state} = 'pending'`),
    index('product_marks_of_product').on(table.productId).where(sql`${table.state} = 'confirmed'`),
    index('product_marks_of_merchant').on(table.merchantId, table.id),
    index('product_marks_of_county').on(table.countyCode, table.state, table.id),
  ],
)

/** Certificates as they were sent in. */
export const markFiles = pgTable('mark_files', {
  id: id(),
  ownerId: uuid().notNull(),
  name: text().notNull(),
  fileKey: text().notNull().unique('mark_files_key'),
  contentType: text().notNull(),
  createdAt: instant().notNull(),
})
