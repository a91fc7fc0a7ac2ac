import type { SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { bulletinStates } from '@yuxiang/shared/states/bulletin'
import { salesChannels } from '@yuxiang/shared/statistics/channels'
import { periodKinds } from '@yuxiang/shared/statistics/periods'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, id, instant, oneOf } from '../platform/db/columns.ts'

const fen = () => bigint({ mode: 'number' }).notNull()

/** What a day sold and what was given back on it, whenever it was bought; see roll-up.ts. */
const sums = {
  soldFen: fen(),
  refundedFen: fen(),
  soldUnits: integer().notNull(),
  refundedUnits: integer().notNull(),
  /** Paid that day; an order counts once, where its first certified line is. */
  orders: integer().notNull(),
}

/** The days that have been reckoned, days without a sale too, and when last. */
export const salesRollups = pgTable('sales_rollups', {
  day: day().primaryKey(),
  builtAt: instant().notNull(),
})

/** Sales of certified goods by day in China, county, channel and category: made of orders and refunds, at any time anew. */
export const salesDays = pgTable(
  'sales_days',
  {
    day: day()
      .notNull()
      .references(() => salesRollups.day),
    /** Of the county that certified. */
    countyCode: text().notNull(),
    /** One of the 18 formerly deeply poor townships by its name, or empty. */
    township: text().notNull(),
    channel: text({ enum: salesChannels }).notNull(),
    /** The leaf that the product hung on when the day was reckoned. */
    categoryKey: text().notNull(),
    ...sums,
  },
  (table) => [
    primaryKey({
      name: 'sales_days_pkey',
      columns: [table.day, table.countyCode, table.township, table.channel, table.categoryKey],
    }),
    check('sales_days_channel', sql`${table.channel} in ${oneOf(salesChannels)}`),
    check(
      'sales_days_sums',
      sql`${table.soldFen} >= 0 and ${table.refundedFen} >= 0 and ${table.soldUnits} >= 0
        and ${table.refundedUnits} >= 0 and ${table.orders} >= 0`,
    ),
  ],
)

/** The same sums by product, for looking into a county. */
export const productSalesDays = pgTable(
  'product_sales_days',
  {
    day: day()
      .notNull()
      .references(() => salesRollups.day),
    countyCode: text().notNull(),
    productId: uuid().notNull(),
    ...sums,
  },
  (table) => [
    primaryKey({
      name: 'product_sales_days_pkey',
      columns: [table.countyCode, table.day, table.productId],
    }),
    index('product_sales_days_of_day').on(table.day),
    check(
      'product_sales_days_sums',
      sql`${table.soldFen} >= 0 and ${table.refundedFen} >= 0 and ${table.soldUnits} >= 0
        and ${table.refundedUnits} >= 0 and ${table.orders} >= 0`,
    ),
  ],
)

/** 年度指导性计划: what a year is to sell, version by version; the newest holds. The whole city's stand under its region code. */
export const salesTargets = pgTable(
  'sales_targets',
  {
    id: id(),
    year: smallint().notNull(),
    regionCode: text().notNull(),
    version: integer().notNull(),
    /** Null: taken away again. */
    amountFen: bigint({ mode: 'number' }),
    reason: text().notNull(),
    setBy: uuid().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [
    unique('sales_targets_version').on(table.year, table.regionCode, table.version),
    check('sales_targets_amount', sql`${table.amountFen} > 0`),
    check('sales_targets_versions', sql`${table.version} > 0`),
  ],
)

/** 通报: a period's figures as they were when it was drafted, with the city's words. */
export const bulletins = pgTable(
  'bulletins',
  {
    id: id(),
    kind: text({ enum: periodKinds }).notNull(),
    year: smallint().notNull(),
    number: smallint().notNull(),
    state: text({ enum: bulletinStates }).notNull().default('draft'),
    title: text().notNull(),
    text: text().notNull(),
    figures: jsonb().$type<SalesOverview>().notNull(),
    /** Counts the changes of its words: who saw an older one changes nothing. */
    edition: integer().notNull().default(1),
    documentNo: text().unique('bulletins_document_no'),
    draftedBy: uuid().notNull(),
    draftedAt: instant().notNull(),
    publishedBy: uuid(),
    publishedAt: instant(),
    withdrawnAt: instant(),
    withdrawnReason: text(),
    supersededById: uuid(),
  },
  (table) => [
    check('bulletins_kind', sql`${table.kind} in ${oneOf(periodKinds)}`),
    check('bulletins_state', sql`${table.state} in ${oneOf(bulletinStates)}`),
    check(
      'bulletins_published',
      sql`num_nulls(${table.documentNo}, ${table.publishedBy}, ${table.publishedAt})
        = case ${table.state} when 'draft' then 3 else 0 end`,
    ),
    check(
      'bulletins_withdrawn',
      sql`num_nulls(${table.withdrawnAt}, ${table.withdrawnReason})
        = case ${table.state} when 'withdrawn' then 0 else 2 end`,
    ),
    check('bulletins_superseded', sql`${table.supersededById} is null or ${table.state} = 'withdrawn'`),
    uniqueIndex('bulletins_drafted').on(table.kind, table.year, table.number).where(sql`state = 'draft'`),
    uniqueIndex('bulletins_in_force')
      .on(table.kind, table.year, table.number)
      .where(sql`state = 'published'`),
  ],
)

/** The last number given in a year. */
export const bulletinCounters = pgTable('bulletin_counters', {
  year: smallint().primaryKey(),
  last: integer().notNull(),
})
