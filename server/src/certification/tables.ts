import { benefitWays, goodsKinds } from '@yuxiang/shared/certification/words'
import { applicationStates, certificateStates } from '@yuxiang/shared/states/certification'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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
import type { MaterialRow, Snapshot } from './content.ts'

const live = sql`state in ('published', 'suspended')`
const open = sql`state not in ('published', 'refused', 'withdrawn')`

/**
 * 认定证书: what a county published about a product. Whether it holds on a day is asked of state and dates together;
 * nobody sets "certified" on a product.
 */
export const certifications = pgTable(
  'certifications',
  {
    id: id(),
    productId: uuid().notNull(),
    certificateNo: text().notNull().unique('certifications_certificate_no'),
    state: text({ enum: certificateStates }).notNull(),
    /** Calendar days in Asia/Shanghai; valid through `validTo`. */
    publishedOn: day().notNull(),
    validTo: day().notNull(),
    households: integer().notNull(),
    yuanPerHouseholdYear: integer().notNull(),
    benefitWays: text().array().notNull(),
    countyCode: text().notNull(),
    /** Null for those of before and of an imported catalogue. */
    applicationId: uuid().unique('certifications_application'),
    /** Why it was suspended or revoked, and since when it is in its state. */
    reason: text(),
    changedAt: instant(),
    /** The yearly re-check; null when none is left before its end. */
    nextRecheckOn: day(),
    renewedBy: uuid(),
  },
  (table) => [
    check('certifications_state', sql`${table.state} in ${oneOf(certificateStates)}`),
    check('certifications_dates', sql`${table.validTo} >= ${table.publishedOn}`),
    check('certifications_benefit', sql`${table.households} >= 0 and ${table.yuanPerHouseholdYear} >= 0`),
    check('certifications_renewed', sql`${table.renewedBy} is null or ${table.state} = 'renewed'`),
    // One live record per product; what ended stays as history beside it.
    uniqueIndex('certifications_live_of_product').on(table.productId).where(live),
    index('certifications_of_product').on(table.productId, table.publishedOn),
    index('certifications_of_county').on(table.countyCode, table.publishedOn, table.id),
    index('certifications_by_publication').on(table.publishedOn, table.id),
    index('certifications_ending').on(table.validTo).where(live),
    index('certifications_to_recheck').on(table.nextRecheckOn).where(live),
    index('certifications_ended').on(table.changedAt, table.id).where(sql`state in ('revoked', 'suspended')`),
  ],
)

/** 认定申请: one way of a product to a certificate. A product has one that is open. */
export const certificationApplications = pgTable(
  'certification_applications',
  {
    id: id(),
    productId: uuid().notNull(),
    merchantId: uuid().notNull(),
    countyCode: text().notNull(),
    kind: text({ enum: ['new', 'renewal'] }).notNull(),
    /** What it renews. */
    previousId: uuid().references(() => certifications.id),
    state: text({ enum: applicationStates }).notNull().default('draft'),
    goodsKind: text({ enum: goodsKinds }).notNull(),
    origin: text().notNull().default(''),
    priceFen: bigint({ mode: 'number' }).notNull().default(0),
    marketPriceFen: bigint({ mode: 'number' }).notNull().default(0),
    yearlySupplyFen: bigint({ mode: 'number' }).notNull().default(0),
    supplyNote: text().notNull().default(''),
    mechanism: text().notNull().default(''),
    households: integer().notNull().default(0),
    materials: jsonb().$type<MaterialRow[]>().notNull().default([]),
    /** Names as they were when it was made, to search and to keep. */
    productName: text().notNull(),
    merchantName: text().notNull(),
    county: text().notNull(),
    imageUrl: text().notNull(),
    /** Which time two reviewers vote; a disagreement begins the next. */
    round: smallint().notNull().default(1),
    createdAt: instant().notNull(),
    submittedAt: instant(),
    changedAt: instant().notNull(),
  },
  (table) => [
    check('certification_applications_state', sql`${table.state} in ${oneOf(applicationStates)}`),
    check('certification_applications_goods', sql`${table.goodsKind} in ${oneOf(goodsKinds)}`),
    check(
      'certification_applications_sums',
      sql`least(${table.priceFen}, ${table.marketPriceFen}, ${table.yearlySupplyFen}, ${table.households}) >= 0`,
    ),
    check(
      'certification_applications_kind',
      sql`(${table.kind} = 'renewal') = (${table.previousId} is not null)`,
    ),
    uniqueIndex('certification_applications_open').on(table.productId).where(open),
    index('certification_applications_of_product').on(table.productId, table.id),
    index('certification_applications_of_merchant').on(table.merchantId, table.id),
    index('certification_applications_of_county').on(table.countyCode, table.state, table.id),
  ],
)

/** 联农带农, row by row; statistics sum them. */
export const farmerBenefits = pgTable(
  'farmer_benefits',
  {
    applicationId: uuid()
      .notNull()
      .references(() => certificationApplications.id),
    position: smallint().notNull(),
    way: text({ enum: benefitWays }).notNull(),
    households: integer().notNull(),
    yuanPerHouseholdYear: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.position] }),
    check('farmer_benefits_way', sql`${table.way} in ${oneOf(benefitWays)}`),
    check('farmer_benefits_sums', sql`${table.households} > 0 and ${table.yuanPerHouseholdYear} >= 0`),
  ],
)

const actors = ['merchant', 'county', 'city', 'regulator', 'public', 'system'] as const

/** Who did what to an application or a certificate, and why. Append-only: a trigger refuses update and delete. */
export const certificationSteps = pgTable(
  'certification_steps',
  {
    id: id(),
    applicationId: uuid().references(() => certificationApplications.id),
    certificationId: uuid().references(() => certifications.id),
    at: instant().notNull(),
    event: text().notNull(),
    actedAs: text({ enum: actors }).notNull(),
    actorId: uuid(),
    actorName: text(),
    fromState: text(),
    toState: text(),
    opinion: text().notNull(),
    attachments: uuid().array().notNull(),
  },
  (table) => [
    check(
      'certification_steps_subject',
      sql`num_nonnulls(${table.applicationId}, ${table.certificationId}) = 1`,
    ),
    check('certification_steps_actor', sql`${table.actedAs} in ${oneOf(actors)}`),
    index('certification_steps_of_application').on(table.applicationId, table.id),
    index('certification_steps_of_certificate').on(table.certificationId, table.id),
  ],
)

/** A reviewer's verdict; two different ones of a round decide. */
export const certificationReviews = pgTable(
  'certification_reviews',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => certificationApplications.id),
    round: smallint().notNull(),
    seat: smallint().notNull(),
    reviewerId: uuid().notNull(),
    reviewerName: text().notNull(),
    verdict: text({ enum: ['approve', 'refuse'] }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    unique('certification_reviews_reviewer').on(table.applicationId, table.round, table.reviewerId),
    unique('certification_reviews_seat').on(table.applicationId, table.round, table.seat),
    check('certification_reviews_seats', sql`${table.seat} in (1, 2)`),
  ],
)

/** 公示, one of an application; what everybody was shown stays as it was. */
export const certificationNotices = pgTable(
  'certification_notices',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .unique('certification_notices_application')
      .references(() => certificationApplications.id),
    countyCode: text().notNull(),
    startsOn: day().notNull(),
    /** Objections are taken through this day. */
    endsOn: day().notNull(),
    outcome: text({ enum: ['published', 'refused'] }),
    shown: jsonb().$type<Snapshot>().notNull(),
  },
  (table) => [
    check('certification_notices_days', sql`${table.endsOn} > ${table.startsOn}`),
    index('certification_notices_running').on(table.endsOn).where(sql`outcome is null`),
    index('certification_notices_of_county').on(table.countyCode, table.id),
  ],
)

/** 异议: who made it is known to the county alone. */
export const certificationObjections = pgTable(
  'certification_objections',
  {
    id: id(),
    noticeId: uuid()
      .notNull()
      .references(() => certificationNotices.id),
    userId: uuid().notNull(),
    reason: text().notNull(),
    evidence: uuid().array().notNull(),
    nameEncrypted: text().notNull(),
    phoneEncrypted: text().notNull(),
    state: text({ enum: ['open', 'upheld', 'dismissed'] })
      .notNull()
      .default('open'),
    answer: text(),
    answeredBy: uuid(),
    answeredAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('certification_objections_once').on(table.noticeId, table.userId),
    check('certification_objections_state', sql`${table.state} in ('open', 'upheld', 'dismissed')`),
    check('certification_objections_answer', sql`(${table.state} = 'open') = (${table.answer} is null)`),
    index('certification_objections_open').on(table.noticeId).where(sql`state = 'open'`),
  ],
)

export const certificationRechecks = pgTable(
  'certification_rechecks',
  {
    certificationId: uuid()
      .notNull()
      .references(() => certifications.id),
    dueOn: day().notNull(),
    doneOn: day().notNull(),
    passed: boolean().notNull(),
    /** What was found then; null for those of before it was asked. A re-check that passed is what is shown from then on. */
    households: integer(),
    yuanPerHouseholdYear: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.certificationId, table.dueOn] }),
    check(
      'certification_rechecks_found',
      sql`num_nulls(${table.households}, ${table.yuanPerHouseholdYear}) in (0, 2)
        and ${table.households} >= 0 and ${table.yuanPerHouseholdYear} >= 0`,
    ),
  ],
)

/** The last number of a county's year: taken in the transaction that publishes, so that none is missing or twice. */
export const certificateCounters = pgTable(
  'certificate_counters',
  { countyCode: text().notNull(), year: smallint().notNull(), last: integer().notNull() },
  (table) => [primaryKey({ columns: [table.countyCode, table.year] })],
)

/** Papers kept apart from public pictures; who sent one may put it somewhere. */
export const certificationFiles = pgTable('certification_files', {
  id: id(),
  ownerId: uuid().notNull(),
  fileKey: text().notNull(),
  name: text().notNull(),
  contentType: text().notNull(),
  createdAt: instant().notNull(),
})

/** An uploaded catalogue of before the go-live on its way in; somebody else of the county confirms it. */
export const certificationImports = pgTable(
  'certification_imports',
  {
    id: id(),
    ownerId: uuid().notNull(),
    countyCodes: text().array(),
    confirmedBy: uuid(),
    fileName: text().notNull(),
    fileKey: text().notNull(),
    state: text({ enum: ['reading', 'preview', 'importing', 'imported', 'failed'] }).notNull(),
    percent: smallint().notNull().default(0),
    failure: text(),
    rowCount: integer().notNull().default(0),
    added: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    errorCount: integer().notNull().default(0),
    errors: jsonb().$type<{ row: number; column: string; message: string }[]>().notNull().default([]),
    rows: jsonb().$type<unknown[]>(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check(
      'certification_imports_state',
      sql`${table.state} in ('reading', 'preview', 'importing', 'imported', 'failed')`,
    ),
    // Two see what comes in without review and notice, as two decide a case.
    check('certification_imports_confirmed', sql`${table.confirmedBy} <> ${table.ownerId}`),
    index('certification_imports_waiting').on(table.createdAt).where(sql`state = 'preview'`),
  ],
)
