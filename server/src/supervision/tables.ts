import { creditRules } from '@yuxiang/shared/supervision/credit'
import {
  appealKinds,
  appealStates,
  liftWays,
  measureKinds,
  sourceKinds,
} from '@yuxiang/shared/supervision/measures'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, oneOf } from '../platform/db/columns.ts'

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
    // Lists of what ends first; what has no end comes last.
    index('supervision_measures_by_end').on(sql`(coalesce(ends_at, 'infinity'))`, table.id),
    index('supervision_measures_of_county_by_end').on(
      table.countyCode,
      sql`(coalesce(ends_at, 'infinity'))`,
      table.id,
    ),
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
    index('supervision_appeals_queue_of_county').on(table.countyCode, table.state, table.answerBy, table.id),
  ],
)
