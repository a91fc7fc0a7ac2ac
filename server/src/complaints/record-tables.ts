import { documentKinds } from '@yuxiang/shared/complaints/words'
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
  uuid,
} from 'drizzle-orm/pg-core'
import { day, id, instant, oneOf } from '../platform/db/columns.ts'
import { complaintCases } from './tables.ts'

const caseId = () =>
  uuid()
    .notNull()
    .references(() => complaintCases.id)

const fileStates = ['attached', 'loose', 'forgotten'] as const

/** 文书: what was told, as it was told. */
export const complaintDocuments = pgTable(
  'complaint_documents',
  {
    id: id(),
    caseId: caseId(),
    kind: text({ enum: documentKinds }).notNull(),
    number: text().notNull().unique('complaint_documents_number'),
    issuedAt: instant().notNull(),
    officeName: text().notNull(),
    body: jsonb().$type<{ paragraphs: string[] }>().notNull(),
    /** To whom it is addressed: merchants read those to the merchant. */
    forConsumer: boolean().notNull(),
    forMerchant: boolean().notNull(),
  },
  (table) => [
    check('complaint_documents_kind', sql`${table.kind} in ${oneOf(documentKinds)}`),
    index('complaint_documents_of_case').on(table.caseId, table.id),
  ],
)

/** 行政处罚, one of a filed case. */
export const complaintPenalties = pgTable(
  'complaint_penalties',
  {
    caseId: caseId().primaryKey(),
    merchantId: uuid().notNull(),
    /** Of the written decision. */
    decisionNo: text().notNull().unique('complaint_penalties_decision_no'),
    violation: text().notNull(),
    basis: text().notNull(),
    measures: text().notNull(),
    fineFen: bigint({ mode: 'number' }).notNull(),
    decidedOn: day().notNull(),
  },
  (table) => [
    check('complaint_penalties_fine', sql`${table.fineFen} >= 0`),
    index('complaint_penalties_of_merchant').on(table.merchantId, table.decidedOn),
  ],
)

/** The last number of a region's year and word: taken in the act's transaction, so that none is missing or twice. */
export const complaintCounters = pgTable(
  'complaint_counters',
  {
    regionCode: text().notNull(),
    year: smallint().notNull(),
    word: text().notNull(),
    last: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.regionCode, table.year, table.word] })],
)

/** Evidence kept apart from public pictures; who sent it may put it on a case. */
export const complaintFiles = pgTable(
  'complaint_files',
  {
    id: id(),
    ownerId: uuid().notNull(),
    fileKey: text().notNull(),
    name: text().notNull(),
    contentType: text().notNull(),
    sizeBytes: integer().notNull(),
    createdAt: instant().notNull(),
    /** On a case for good, sent in and on none yet, or about to be removed. What is older than the column is on a case. */
    state: text({ enum: fileStates }).notNull().default('attached'),
  },
  (table) => [
    check('complaint_files_state', sql`${table.state} in ${oneOf(fileStates)}`),
    index('complaint_files_on_no_case').on(table.createdAt).where(sql`state <> 'attached'`),
  ],
)
