import { alertKinds, alertStates, sampleResults } from '@yuxiang/shared/supervision/alerts'
import { creditRules } from '@yuxiang/shared/supervision/credit'
import {
  appealKinds,
  appealStates,
  liftWays,
  measureKinds,
  sourceKinds,
} from '@yuxiang/shared/supervision/measures'
import { contentUnits } from '@yuxiang/shared/supervision/net-content'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

const oneOf = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`)
const day = () => date({ mode: 'string' })
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
    index('price_alerts_of_merchant').on(table.merchantId, table.state),
  ],
)

/**
 * Entries of merchants' credit records. Append-only by a trigger; what an appeal took back is an entry of its own that
 * names the one it cancels.
 */
export const creditEntries = pgTable(
  'credit_entries',
  {
    id: id(),
    merchantId: uuid().notNull(),
    rule: text({ enum: creditRules }).notNull(),
    sourceKind: text().notNull(),
    sourceId: uuid().notNull(),
    /** As the policy said on that day. */
    points: integer().notNull(),
    termDays: integer().notNull(),
    enteredOn: day().notNull(),
    words: text().notNull(),
    cancels: uuid(),
    at: instant().notNull(),
  },
  (table) => [
    check('credit_entries_rule', sql`${table.rule} in ${oneOf(creditRules)}`),
    check('credit_entries_points', sql`${table.points} between 1 and 100 and ${table.termDays} > 0`),
    uniqueIndex('credit_entries_of_source')
      .on(table.sourceKind, table.sourceId, table.rule)
      .where(sql`${table.cancels} is null`),
    uniqueIndex('credit_entries_cancelled').on(table.cancels).where(sql`${table.cancels} is not null`),
    index('credit_entries_of_merchant').on(table.merchantId, table.id),
  ],
)

/** 处置措施: what an authority did about a merchant. Whether one holds is asked by the clock, never written by a job. */
export const supervisionMeasures = pgTable(
  'supervision_measures',
  {
    id: id(),
    merchantId: uuid().notNull(),
    productId: uuid(),
    productName: text(),
    certificationId: uuid(),
    kind: text({ enum: measureKinds }).notNull(),
    reason: text().notNull(),
    remedy: text(),
    startsAt: instant().notNull(),
    endsAt: instant(),
    isPublished: boolean().notNull(),
    sourceKind: text({ enum: sourceKinds }).notNull(),
    sourceId: uuid(),
    countyCode: text().notNull(),
    /** Of the office that imposed it: the county's, or 500000 for the city's. */
    regionCode: text().notNull(),
    imposedBy: uuid().notNull(),
    imposedAt: instant().notNull(),
    liftedAt: instant(),
    liftedBy: uuid(),
    liftWay: text({ enum: liftWays }),
    liftReason: text(),
  },
  (table) => [
    check('supervision_measures_kind', sql`${table.kind} in ${oneOf(measureKinds)}`),
    check('supervision_measures_times', sql`${table.endsAt} > ${table.startsAt}`),
    check(
      'supervision_measures_product',
      sql`${table.kind} not in ('delisting', 'certificationSuspension') or ${table.productId} is not null`,
    ),
    check(
      'supervision_measures_certification',
      sql`(${table.kind} = 'certificationSuspension') = (${table.certificationId} is not null)`,
    ),
    check(
      // The certificate is resumed by an act, so no term ends by the clock.
      'supervision_measures_suspension',
      sql`${table.kind} <> 'certificationSuspension' or ${table.endsAt} is null`,
    ),
    check(
      'supervision_measures_blacklist',
      sql`${table.kind} <> 'blacklist' or num_nulls(${table.endsAt}, ${table.remedy}) = 0`,
    ),
    check('supervision_measures_source', sql`(${table.sourceKind} = 'desk') = (${table.sourceId} is null)`),
    check(
      'supervision_measures_lifted',
      sql`num_nulls(${table.liftedAt}, ${table.liftedBy}, ${table.liftWay}, ${table.liftReason}) in (0, 4)`,
    ),
    check('supervision_measures_way', sql`${table.liftWay} in ${oneOf(liftWays)}`),
    index('supervision_measures_of_merchant').on(table.merchantId, table.id),
    index('supervision_measures_in_force').on(table.merchantId).where(sql`${table.liftedAt} is null`),
    index('supervision_measures_of_county').on(table.countyCode, table.id),
    index('supervision_measures_ending').on(table.endsAt).where(sql`${table.liftedAt} is null`),
  ],
)

/** 申诉 of a merchant against a measure, or its request to be taken off early. */
export const supervisionAppeals = pgTable(
  'supervision_appeals',
  {
    id: id(),
    measureId: uuid()
      .notNull()
      .references(() => supervisionMeasures.id),
    merchantId: uuid().notNull(),
    countyCode: text().notNull(),
    kind: text({ enum: appealKinds }).notNull(),
    state: text({ enum: appealStates }).notNull().default('open'),
    reason: text().notNull(),
    documentIds: uuid().array().notNull(),
    raisedBy: uuid().notNull(),
    raisedAt: instant().notNull(),
    answerBy: day().notNull(),
    decidedBy: uuid(),
    decidedFor: text(),
    decidedAt: instant(),
    opinion: text(),
  },
  (table) => [
    check('supervision_appeals_kind', sql`${table.kind} in ${oneOf(appealKinds)}`),
    check('supervision_appeals_state', sql`${table.state} in ${oneOf(appealStates)}`),
    check(
      'supervision_appeals_decided',
      sql`num_nulls(${table.decidedBy}, ${table.decidedFor}, ${table.decidedAt}, ${table.opinion}) = case when ${table.state} = 'open' then 4 else 0 end`,
    ),
    uniqueIndex('supervision_appeals_open').on(table.measureId).where(sql`${table.state} = 'open'`),
    uniqueIndex('supervision_appeals_once').on(table.measureId).where(sql`${table.kind} = 'appeal'`),
    index('supervision_appeals_of_measure').on(table.measureId, table.id),
    index('supervision_appeals_queue').on(table.state, table.answerBy, table.id),
  ],
)

export const inspectionPlans = pgTable(
  'inspection_plans',
  {
    id: id(),
    title: text().notNull(),
    goods: text().notNull(),
    countyCode: text().notNull(),
    county: text().notNull(),
    periodFrom: day().notNull(),
    periodTo: day().notNull(),
    planned: integer().notNull(),
    taken: integer().notNull().default(0),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('inspection_plans_days', sql`${table.periodTo} >= ${table.periodFrom}`),
    check('inspection_plans_number', sql`${table.taken} between 0 and ${table.planned}`),
    index('inspection_plans_of_county').on(table.countyCode, table.id),
  ],
)

export const inspectionSamples = pgTable(
  'inspection_samples',
  {
    id: id(),
    planId: uuid()
      .notNull()
      .references(() => inspectionPlans.id),
    number: integer().notNull(),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    countyCode: text().notNull(),
    productId: uuid().notNull(),
    productName: text().notNull(),
    skuId: uuid().notNull(),
    skuName: text().notNull(),
    batchId: uuid(),
    batchCode: text(),
    laboratory: text().notNull(),
    sampledOn: day().notNull(),
    sampledBy: uuid().notNull(),
    result: text({ enum: sampleResults }).notNull().default('waiting'),
    findings: text().notNull().default(''),
    documentId: uuid(),
    decidedBy: uuid(),
    decidedAt: instant(),
    recallAskedAt: instant(),
    caseId: uuid(),
    caseNumber: text(),
  },
  (table) => [
    check('inspection_samples_result', sql`${table.result} in ${oneOf(sampleResults)}`),
    check(
      'inspection_samples_decided',
      sql`num_nulls(${table.documentId}, ${table.decidedBy}, ${table.decidedAt}) = case when ${table.result} = 'waiting' then 3 else 0 end`,
    ),
    check('inspection_samples_batch', sql`num_nulls(${table.batchId}, ${table.batchCode}) in (0, 2)`),
    check(
      'inspection_samples_failed',
      sql`${table.result} = 'failed' or (${table.recallAskedAt} is null and ${table.caseId} is null)`,
    ),
    uniqueIndex('inspection_samples_number').on(table.planId, table.number),
    index('inspection_samples_of_merchant').on(table.merchantId, table.id),
  ],
)
