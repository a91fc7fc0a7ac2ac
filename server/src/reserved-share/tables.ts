import { canteens, unitLevels } from '@yuxiang/shared/reserved-share/words'
import { filingStates } from '@yuxiang/shared/states/share-filing'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf } from '../platform/db/columns.ts'

/** 预算单位. Its row is the lock under which officers are named and filings written. */
export const budgetUnits = pgTable(
  'budget_units',
  {
    id: id(),
    name: text().notNull(),
    /** 统一社会信用代码 */
    creditCode: text().notNull().unique('budget_units_credit_code'),
    level: text({ enum: unitLevels }).notNull(),
    /** 主管部门 */
    supervisor: text().notNull(),
    /** Empty for the city's own. */
    countyCode: text().notNull().default(''),
    /** Copy of the county's name as it was written. */
    county: text().notNull().default(''),
    registeredAt: instant().notNull(),
    registeredBy: uuid(),
    /** Merged or dissolved: it files and buys no more. */
    closedAt: instant(),
    closedReason: text(),
  },
  (table) => [
    check('budget_units_credit_code_form', sql`${table.creditCode} ~ '^[0-9A-Z]{18}$'`),
    check('budget_units_level', sql`${table.level} in ${oneOf(unitLevels)}`),
    check(
      'budget_units_county',
      sql`(${table.level} = 'county') = (${table.countyCode} <> '') and (${table.countyCode} = '') = (${table.county} = '')`,
    ),
    check('budget_units_closed', sql`(${table.closedAt} is null) = (${table.closedReason} is null)`),
    index('budget_units_by_name').on(table.name, table.id),
  ],
)

/** 经办人: which accounts file and buy for a unit. */
export const budgetUnitOfficers = pgTable(
  'budget_unit_officers',
  {
    unitId: uuid()
      .notNull()
      .references(() => budgetUnits.id),
    userId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ name: 'budget_unit_officers_pkey', columns: [table.unitId, table.userId] }),
    index('budget_unit_officers_of_user').on(table.userId),
  ],
)

/** A unit's year; orders name it, whatever version of it is in force. */
export const shareFilings = pgTable(
  'share_filings',
  {
    id: id(),
    unitId: uuid()
      .notNull()
      .references(() => budgetUnits.id),
    year: smallint().notNull(),
    /** Says whether it came in time; a later version changes nothing about that. */
    firstSubmittedAt: instant(),
  },
  (table) => [
    unique('share_filings_year').on(table.unitId, table.year),
    check('share_filings_year_range', sql`${table.year} between 2021 and 2100`),
    index('share_filings_of_year').on(table.year, table.unitId),
  ],
)

/** What is filed for a year, version by version: one in force, one open. */
export const shareFilingVersions = pgTable(
  'share_filing_versions',
  {
    id: id(),
    filingId: uuid()
      .notNull()
      .references(() => shareFilings.id),
    version: integer().notNull(),
    /** Grows with every write, on through the versions of the year: who writes or decides says what he saw. */
    revision: integer().notNull().default(1),
    state: text({ enum: filingStates }).notNull().default('draft'),
    canteen: text({ enum: canteens }),
    plannedFen: bigint({ mode: 'number' }),
    reservedFen: bigint({ mode: 'number' }),
    executingUnit: text().notNull().default(''),
    noCanteenReason: text().notNull().default(''),
    explanation: text().notNull().default(''),
    /** The least share by the policy of the day it was submitted. */
    minPercent: smallint(),
    writtenBy: uuid().notNull(),
    submittedAt: instant(),
    submittedBy: uuid(),
    decidedAt: instant(),
    decidedBy: uuid(),
    returnReason: text(),
  },
  (table) => [
    unique('share_filing_versions_number').on(table.filingId, table.version),
    uniqueIndex('share_filing_versions_open')
      .on(table.filingId)
      .where(sql`${table.state} in ('draft', 'submitted', 'returned')`),
    uniqueIndex('share_filing_versions_in_force').on(table.filingId).where(sql`${table.state} = 'accepted'`),
    check('share_filing_versions_state', sql`${table.state} in ${oneOf(filingStates)}`),
    check('share_filing_versions_canteen', sql`${table.canteen} in ${oneOf(canteens)}`),
    check('share_filing_versions_amounts', sql`${table.plannedFen} >= 0 and ${table.reservedFen} >= 0`),
    // A draft may say anything; what the city sees keeps the rules.
    check(
      'share_filing_versions_whole',
      sql`${table.state} in ('draft', 'returned') or (
        num_nulls(${table.canteen}, ${table.plannedFen}, ${table.reservedFen}, ${table.minPercent}) = 0
        and case ${table.canteen}
          when 'none' then ${table.plannedFen} = 0 and ${table.reservedFen} = 0 and ${table.noCanteenReason} <> ''
          else ${table.plannedFen} > 0 and ${table.reservedFen} <= ${table.plannedFen}
            and ${table.reservedFen} * 100 >= ${table.plannedFen} * ${table.minPercent}
            and (${table.canteen} = 'own' or ${table.executingUnit} <> '')
        end)`,
    ),
    check(
      'share_filing_versions_submitted',
      sql`num_nulls(${table.submittedAt}, ${table.submittedBy}) = case ${table.state} when 'draft' then 2 else 0 end`,
    ),
    check(
      'share_filing_versions_decided',
      sql`num_nulls(${table.decidedAt}, ${table.decidedBy})
        = case when ${table.state} in ('draft', 'submitted') then 2 else 0 end`,
    ),
    check(
      'share_filing_versions_returned',
      sql`(${table.state} = 'returned') = (${table.returnReason} is not null)`,
    ),
  ],
)
