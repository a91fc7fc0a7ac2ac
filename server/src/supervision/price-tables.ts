import { alertKinds, alertStates } from '@yuxiang/shared/supervision/alerts'
import { contentUnits } from '@yuxiang/shared/supervision/net-content'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, id, instant, oneOf } from '../platform/db/columns.ts'

const fen = () => bigint({ mode: 'number' })

/** The net content of a SKU as its name or its product states it: a copy that the scan keeps, so that it compares in one statement. */
export const skuContents = pgTable(
  'sku_contents',
  {
    skuId: uuid().primaryKey(),
    /** What it was read from. */
    source: text().notNull(),
    /** Null: nothing was stated. */
    amount: integer(),
    unit: text({ enum: contentUnits }),
  },
  (table) => [
    check('sku_contents_whole', sql`num_nulls(${table.amount}, ${table.unit}) in (0, 2)`),
    check('sku_contents_amount', sql`${table.amount} > 0`),
    check('sku_contents_unit', sql`${table.unit} in ${oneOf(contentUnits)}`),
  ],
)

/** 参考价: what goods of a category cost per 500 g, 500 ml or 10 pieces in a region, as an authority published it. */
export const referencePrices = pgTable(
  'reference_prices',
  {
    id: id(),
    categoryKey: text().notNull(),
    /** Goods whose name has it; empty: the whole category. */
    keyword: text().notNull().default(''),
    unit: text({ enum: contentUnits }).notNull(),
    /** 6 digits; 500000 is the whole city. */
    regionCode: text().notNull(),
    lowFen: fen().notNull(),
    highFen: fen().notNull(),
    validFrom: day().notNull(),
    validTo: day().notNull(),
    source: text().notNull(),
    importId: uuid().notNull(),
  },
  (table) => [
    check('reference_prices_unit', sql`${table.unit} in ${oneOf(contentUnits)}`),
    check('reference_prices_range', sql`${table.lowFen} > 0 and ${table.highFen} >= ${table.lowFen}`),
    check('reference_prices_days', sql`${table.validTo} >= ${table.validFrom}`),
    uniqueIndex('reference_prices_of_goods').on(
      table.categoryKey,
      table.keyword,
      table.unit,
      table.regionCode,
      table.validFrom,
    ),
    // Those of a county before the city's (500000), the newest first.
    index('reference_prices_in_order').on(sql`(region_code <> '500000')`, table.id),
  ],
)

/** One row of a sheet of reference prices. */
export interface ReferenceRow {
  row: number
  categoryKey: string
  category: string
  keyword: string
  unit: (typeof contentUnits)[number]
  regionCode: string
  region: string
  lowFen: number
  highFen: number
  validFrom: string
  validTo: string
  source: string
}

/** A sheet of reference prices that was uploaded and not yet, or just now, written. */
export const referenceImports = pgTable(
  'reference_imports',
  {
    id: id(),
    userId: uuid().notNull(),
    fileName: text().notNull(),
    state: text({ enum: ['preview', 'imported'] })
      .notNull()
      .default('preview'),
    rowCount: integer().notNull(),
    errorCount: integer().notNull(),
    errors: jsonb().$type<{ row: number; column: string; message: string }[]>().notNull(),
    rows: jsonb().$type<ReferenceRow[]>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('reference_imports_state', sql`${table.state} in ('preview', 'imported')`),
    index('reference_imports_by_age').on(table.createdAt),
  ],
)

/** 价格预警. One open per SKU and cause, and one per day. */
export const priceAlerts = pgTable(
  'price_alerts',
  {
    id: id(),
    kind: text({ enum: alertKinds }).notNull(),
    /** 1 minor, 2 middling, 3 serious: lists sort by it. */
    severity: smallint().notNull(),
    state: text({ enum: alertStates }).notNull().default('open'),
    skuId: uuid().notNull(),
    productId: uuid().notNull(),
    merchantId: uuid().notNull(),
    countyCode: text().notNull(),
    /** Names as they were when it was raised. */
    productName: text().notNull(),
    skuName: text().notNull(),
    merchantName: text().notNull(),
    county: text().notNull(),
    priceFen: fen().notNull(),
    basisFen: fen().notNull(),
    percent: integer().notNull(),
    /** What the two prices are for; null: one unit of sale. */
    unit: text({ enum: contentUnits }),
    ground: text().notNull(),
    day: day().notNull(),
    raisedAt: instant().notNull(),
    closedAt: instant(),
    closedBy: uuid(),
    reason: text(),
    measureId: uuid(),
    caseId: uuid(),
    caseNumber: text(),
  },
  (table) => [
    check('price_alerts_kind', sql`${table.kind} in ${oneOf(alertKinds)}`),
    check('price_alerts_state', sql`${table.state} in ${oneOf(alertStates)}`),
    check('price_alerts_severity', sql`${table.severity} between 1 and 3`),
    check('price_alerts_prices', sql`${table.priceFen} > ${table.basisFen} and ${table.basisFen} > 0`),
    check(
      'price_alerts_closed',
      sql`(${table.state} = 'open') = (${table.closedAt} is null) and num_nulls(${table.closedAt}, ${table.closedBy}, ${table.reason}) in (0, 3)`,
    ),
    check('price_alerts_case', sql`(${table.state} = 'caseOpened') = (${table.caseId} is not null)`),
    check('price_alerts_warned', sql`(${table.state} = 'warned') = (${table.measureId} is not null)`),
    uniqueIndex('price_alerts_open_of_sku').on(table.skuId, table.kind).where(sql`${table.state} = 'open'`),
    uniqueIndex('price_alerts_of_day').on(table.skuId, table.kind, table.day),
    index('price_alerts_by_severity').on(table.state, table.severity, table.id),
    index('price_alerts_by_percent').on(table.state, table.percent, table.id),
    index('price_alerts_newest').on(table.state, table.id),
    index('price_alerts_of_county').on(table.countyCode, table.state, table.severity, table.id),
    index('price_alerts_of_county_by_percent').on(table.countyCode, table.state, table.percent, table.id),
    index('price_alerts_of_county_newest').on(table.countyCode, table.state, table.id),
    index('price_alerts_of_merchant').on(table.merchantId, table.state),
  ],
)
