import { caseKinds } from '@yuxiang/shared/complaints/words'
import { caseStates, caseTracks } from '@yuxiang/shared/states/complaint'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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

const caseId = () =>
  uuid()
    .notNull()
    .references(() => complaintCases.id)

export const sourceKinds = ['consumer', 'priceAlert', 'inspection'] as const
export const actedAs = ['complainant', 'reporter', 'merchant', 'officer', 'system'] as const

/**
 * 投诉 and 举报. Who brought it stands elsewhere: in `complaint_parties`, whom the merchant deals with, or in
 * `violation_reporters`, whom no merchant ever learns of. No column here leads to a reporter.
 */
export const complaintCases = pgTable(
  'complaint_cases',
  {
    id: id(),
    number: text().notNull().unique('complaint_cases_number'),
    track: text({ enum: caseTracks }).notNull(),
    kind: text({ enum: caseKinds }).notNull(),
    state: text({ enum: caseStates }).notNull().default('received'),
    /** Counts acts: an officer's act names the one it was decided on. */
    version: integer().notNull().default(1),
    /** Whose market supervision handles it: a county's code, or the city's. */
    regionCode: text().notNull(),
    officeName: text().notNull(),
    officerId: uuid(),
    officerName: text(),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    productId: uuid(),
    /** Names as they were when it was brought. */
    productName: text(),
    imageUrl: text(),
    batchId: uuid(),
    batchCode: text(),
    facts: text().notNull(),
    /** Price: where it was seen; when it happened. */
    seenWhere: text(),
    happenedOn: day(),
    sourceKind: text({ enum: sourceKinds }).notNull().default('consumer'),
    sourceId: uuid(),
    receivedAt: instant().notNull(),
    changedAt: instant().notNull(),
    /** The deadline that comes first, as the events say; null when none runs or the clock stands still. */
    dueKind: text(),
    dueOn: day(),
    /** Place in the queue of open cases: its deadline, or the end of all days while the clock stands still. */
    queueOn: day(),
    suspended: boolean().notNull().default(false),
    /** The deadlines of which officers were warned ahead and on the day, and the city told that it passed. */
    warnedOf: day(),
    warnedOnDay: day(),
    escalatedOf: day(),
    /** A deadline passed: the city's looks at it, too. */
    escalated: boolean().notNull().default(false),
    decidedLate: boolean().notNull().default(false),
    /** The merchant was told of it: before that it is not there for its staff. */
    shownToMerchant: boolean().notNull().default(false),
    shownToMerchantAt: instant(),
    /** Until when the merchant is to answer; null when nothing is asked of it. */
    replyDueOn: day(),
    replyAsked: text(),
    replyOverdueOf: day(),
    publishedAt: instant(),
    publicSummary: text(),
  },
  (table) => [
    check('complaint_cases_track', sql`${table.track} in ${oneOf(caseTracks)}`),
    check('complaint_cases_kind', sql`${table.kind} in ${oneOf(caseKinds)}`),
    check('complaint_cases_state', sql`${table.state} in ${oneOf(caseStates)}`),
    check('complaint_cases_source', sql`${table.sourceKind} in ${oneOf(sourceKinds)}`),
    check('complaint_cases_source_id', sql`(${table.sourceKind} = 'consumer') = (${table.sourceId} is null)`),
    check('complaint_cases_public', sql`(${table.publishedAt} is null) = (${table.publicSummary} is null)`),
    uniqueIndex('complaint_cases_once_of_source')
      .on(table.sourceKind, table.sourceId)
      .where(sql`source_id is not null`),
    // Queues: a county's, an officer's, the city's.
    index('complaint_cases_queue').on(table.queueOn, table.id).where(sql`queue_on is not null`),
    index('complaint_cases_queue_of_region')
      .on(table.regionCode, table.queueOn, table.id)
      .where(sql`queue_on is not null`),
    index('complaint_cases_queue_of_officer')
      .on(table.officerId, table.queueOn, table.id)
      .where(sql`queue_on is not null`),
    index('complaint_cases_of_region').on(table.regionCode, table.receivedAt, table.id),
    index('complaint_cases_of_merchant').on(table.merchantId, table.id),
    index('complaint_cases_to_answer')
      .on(table.merchantId, table.replyDueOn, table.id)
      .where(sql`reply_due_on is not null`),
    index('complaint_cases_replies').on(table.replyDueOn, table.id).where(sql`reply_due_on is not null`),
    index('complaint_cases_of_product').on(table.productId, table.id),
    index('complaint_cases_of_batch').on(table.batchId, table.id).where(sql`batch_id is not null`),
    index('complaint_cases_by_day').on(table.receivedAt, table.id),
    index('complaint_cases_public_board')
      .on(table.publishedAt, table.id)
      .where(sql`published_at is not null`),
  ],
)

/** 投诉人: what the law asks of whoever wants a dispute mediated, sealed; their order and their demand. */
export const complaintParties = pgTable(
  'complaint_parties',
  {
    caseId: caseId().primaryKey(),
    userId: uuid().notNull(),
    nameEncrypted: text().notNull(),
    phoneEncrypted: text().notNull(),
    addressEncrypted: text().notNull(),
    orderId: uuid(),
    orderNo: text(),
    demand: text().notNull(),
    demandFen: bigint({ mode: 'number' }),
    stars: smallint(),
    ratingText: text(),
  },
  (table) => [
    check('complaint_parties_demand', sql`${table.demandFen} >= 0`),
    check('complaint_parties_stars', sql`${table.stars} between 1 and 5`),
    index('complaint_parties_of_user').on(table.userId, table.caseId),
    index('complaint_parties_of_order').on(table.orderId).where(sql`order_id is not null`),
  ],
)

/**
 * 举报人: kept apart from everything a merchant's reads touch. Their order and the complaint they brought along with it
 * would name them, so they stand here, too.
 */
export const violationReporters = pgTable(
  'violation_reporters',
  {
    caseId: caseId().primaryKey(),
    userId: uuid().notNull(),
    /** Null all three when the report is anonymous. */
    nameEncrypted: text(),
    phoneEncrypted: text(),
    addressEncrypted: text(),
    orderId: uuid(),
    orderNo: text(),
    demand: text().notNull(),
    complaintId: uuid(),
    stars: smallint(),
    ratingText: text(),
  },
  (table) => [
    check(
      'violation_reporters_named',
      sql`num_nulls(${table.nameEncrypted}, ${table.phoneEncrypted}, ${table.addressEncrypted}) in (0, 3)`,
    ),
    check('violation_reporters_stars', sql`${table.stars} between 1 and 5`),
    index('violation_reporters_of_user').on(table.userId, table.caseId),
  ],
)

/**
 * Who did what to a case, when, and why: clocks are reckoned from these alone. Append-only (a trigger refuses update
 * and delete). A reporter acts without an id.
 */
export const complaintEvents = pgTable(
  'complaint_events',
  {
    id: id(),
    caseId: caseId(),
    at: instant().notNull(),
    event: text().notNull(),
    actedAs: text({ enum: actedAs }).notNull(),
    actorId: uuid(),
    actorName: text(),
    fromState: text(),
    toState: text(),
    opinion: text().notNull(),
    facts: jsonb().$type<EventFacts>().notNull().default({}),
    files: uuid().array().notNull(),
    /** Who sees it: all parties, whoever brought the case, the merchant, or officers alone. */
    shownTo: text({ enum: ['all', 'consumer', 'merchant', 'officers'] }).notNull(),
  },
  (table) => [
    check('complaint_events_acted_as', sql`${table.actedAs} in ${oneOf(actedAs)}`),
    check(
      'complaint_events_nameless',
      sql`${table.actedAs} not in ('reporter', 'system') or (${table.actorId} is null and ${table.actorName} is null)`,
    ),
    check('complaint_events_shown', sql`${table.shownTo} in ('all', 'consumer', 'merchant', 'officers')`),
    index('complaint_events_of_case').on(table.caseId, table.id),
  ],
)

/** What an event is about, beside its words. */
export interface EventFacts {
  ground?: string
  reason?: string
  performBy?: string
  dueOn?: string
  late?: boolean
  days?: number
  from?: string
  to?: string
  penalty?: { violation: string; basis: string; measures: string; fineFen: number }
}

/** The conversation of a mediation, and what a merchant and an officer say of a report. */
export const complaintMessages = pgTable(
  'complaint_messages',
  {
    id: id(),
    caseId: caseId(),
    at: instant().notNull(),
    actedAs: text({ enum: actedAs }).notNull(),
    actorName: text().notNull(),
    text: text().notNull(),
    files: uuid().array().notNull(),
  },
  (table) => [index('complaint_messages_of_case').on(table.caseId, table.id)],
)

/** 调解方案, one open at a time. */
export const complaintOffers = pgTable(
  'complaint_offers',
  {
    id: id(),
    caseId: caseId(),
    round: smallint().notNull(),
    by: text({ enum: ['merchant', 'officer'] }).notNull(),
    text: text().notNull(),
    /** Units of the order to be given back by its own breakdown; what that comes to, or what else is paid. */
    lines: jsonb().$type<{ lineId: string; quantity: number }[]>().notNull().default([]),
    amountFen: bigint({ mode: 'number' }).notNull(),
    /** Something else is promised beside the money. */
    otherDuty: boolean().notNull().default(false),
    performBy: day().notNull(),
    answerBy: day().notNull(),
    state: text({ enum: ['open', 'accepted', 'declined', 'replaced'] })
      .notNull()
      .default('open'),
    /** Who has agreed: both must. */
    merchantAgreed: boolean().notNull(),
    consumerAgreed: boolean().notNull().default(false),
    answer: text(),
    refundId: uuid(),
    /** Of the sum, what went back the way it was paid, right with the agreement. */
    refundedFen: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('complaint_offers_state', sql`${table.state} in ('open', 'accepted', 'declined', 'replaced')`),
    check('complaint_offers_amount', sql`${table.amountFen} >= 0`),
    check(
      'complaint_offers_refunded',
      sql`${table.refundedFen} between 0 and ${table.amountFen} and (${table.refundedFen} = 0 or ${table.refundId} is not null)`,
    ),
    uniqueIndex('complaint_offers_open').on(table.caseId).where(sql`state = 'open'`),
    index('complaint_offers_of_case').on(table.caseId, table.id),
  ],
)
