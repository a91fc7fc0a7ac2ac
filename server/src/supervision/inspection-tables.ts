import { sampleResults } from '@yuxiang/shared/supervision/alerts'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, oneOf } from '../platform/db/columns.ts'

/** 抽检: how many samples of which goods are to be taken in which county. */
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

/** One of them: from whom, of which batch, and what the laboratory found. */
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
