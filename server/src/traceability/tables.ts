import { batchStates, type Recaller } from '@yuxiang/shared/api/traceability'
import { type TraceEventFacts, traceEventKinds } from '@yuxiang/shared/trace/chain'
import { commitmentBases } from '@yuxiang/shared/trace/commitment'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** 批次: goods of one SKU made together. What it says of itself never changes: the first event's hash covers it. */
export const traceBatches = pgTable(
  'trace_batches',
  {
    id: id(),
    /** In the QR code's address: random, so that nobody finds one by counting. */
    traceCode: text().notNull().unique('trace_batches_trace_code'),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    /** GB/T 2260 of the product's county, whose office may recall it. */
    countyCode: text().notNull(),
    county: text().notNull(),
    productId: uuid().notNull(),
    productName: text().notNull(),
    skuId: uuid().notNull(),
    skuName: text().notNull(),
    /** The merchant's own number. */
    batchCode: text().notNull(),
    quantity: integer().notNull(),
    unit: text().notNull(),
    origin: text().notNull(),
    producedOn: date({ mode: 'string' }).notNull(),
    bestBefore: date({ mode: 'string' }).notNull(),
    basis: text({ enum: commitmentBases }).notNull(),
    state: text({ enum: batchStates }).notNull().default('active'),
    /** Parcels of its SKU are filled from it unless another is named. */
    current: boolean().notNull(),
    /** The newest event; a chain that was cut off at its end does not reach it. */
    headPosition: integer().notNull().default(0),
    headHash: text().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('trace_batches_batch_code').on(table.merchantId, table.batchCode),
    check('trace_batches_quantity', sql`${table.quantity} > 0`),
    check('trace_batches_dates', sql`${table.bestBefore} >= ${table.producedOn}`),
    check('trace_batches_basis', sql`${table.basis} in ('qualityControl', 'ownTest', 'entrustedTest')`),
    check('trace_batches_state', sql`${table.state} in ('active', 'recalled')`),
    check('trace_batches_current', sql`not ${table.current} or ${table.state} = 'active'`),
    uniqueIndex('trace_batches_current_of_sku').on(table.skuId).where(sql`${table.current}`),
    index('trace_batches_of_merchant').on(table.merchantId, table.id),
    index('trace_batches_of_county').on(table.countyCode, table.id),
    index('trace_batches_of_sku').on(table.skuId, table.producedOn).where(sql`${table.state} = 'active'`),
    index('trace_batches_of_product').on(table.productId, table.producedOn),
    index('trace_batches_recalled').on(table.id).where(sql`${table.state} = 'recalled'`),
  ],
)

/**
 * What happened to a batch, from field to parcel. Append-only (a trigger refuses update and delete); each event's hash
 * covers the one before it, and a place in the chain is taken once: there is one chain and no fork.
 */
export const traceEvents = pgTable(
  'trace_events',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => traceBatches.id),
    position: integer().notNull(),
    kind: text({ enum: traceEventKinds }).notNull(),
    at: instant().notNull(),
    place: text().notNull(),
    text: text().notNull(),
    temperatures: jsonb().$type<TraceEventFacts['temperatures']>().notNull(),
    photos: text().array().notNull(),
    reportId: uuid().references(() => traceReports.id),
    /** Copies, so that the chain covers what the report's row says of its file. */
    reportName: text(),
    reportSha256: text(),
    corrects: integer(),
    recordedAt: instant().notNull(),
    recordedBy: uuid().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    unique('trace_events_one_chain').on(table.batchId, table.position),
    check('trace_events_position', sql`${table.position} >= 1`),
    check(
      'trace_events_kind',
      sql`${table.kind} in ('planting', 'input', 'harvest', 'test', 'processing', 'storage', 'coldChain', 'shipping',
        'recall', 'recallLifted')`,
    ),
    check('trace_events_corrects', sql`${table.corrects} between 1 and ${table.position} - 1`),
    check(
      'trace_events_report',
      sql`num_nulls(${table.reportId}, ${table.reportName}, ${table.reportSha256}) in (0, 3)`,
    ),
    check('trace_events_hash', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    index('trace_events_of_report').on(table.reportId).where(sql`${table.reportId} is not null`),
  ],
)

/** Test reports as they were sent in; public once an event names one. */
export const traceReports = pgTable('trace_reports', {
  id: id(),
  ownerId: uuid().notNull(),
  name: text().notNull(),
  fileKey: text().notNull(),
  contentType: text().notNull(),
  sha256: text().notNull(),
  createdAt: instant().notNull(),
})

/** 召回: why, what buyers are to do, and how it ended. */
export const traceRecalls = pgTable(
  'trace_recalls',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => traceBatches.id),
    by: text({ enum: ['merchant', 'county', 'operator'] })
      .$type<Recaller>()
      .notNull(),
    actorId: uuid().notNull(),
    reason: text().notNull(),
    instruction: text().notNull(),
    at: instant().notNull(),
    /** How many orders it concerns, and when all their buyers had their message. */
    buyers: integer().notNull(),
    toldAt: instant(),
    liftedAt: instant(),
    liftedBy: uuid(),
    liftReason: text(),
    /** It did not end: an authority's recall stands in its place. */
    takenOver: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex('trace_recalls_open').on(table.batchId).where(sql`${table.liftedAt} is null`),
    index('trace_recalls_of_batch').on(table.batchId, table.id),
    check('trace_recalls_by', sql`${table.by} in ('merchant', 'county', 'operator')`),
    check(
      'trace_recalls_lifted',
      sql`num_nulls(${table.liftedAt}, ${table.liftedBy}, ${table.liftReason}) in (0, 3)`,
    ),
    check('trace_recalls_taken_over', sql`not ${table.takenOver} or ${table.liftedAt} is not null`),
  ],
)

/**
 * Market supervision asks that a batch be recalled, by a failed sample: while one of these is open, the merchant's own recall
 * is lifted by an authority alone.
 */
export const traceHolds = pgTable(
  'trace_holds',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => traceBatches.id),
    /** The sample. */
    sourceId: uuid().notNull(),
    heldBy: uuid().notNull(),
    heldAt: instant().notNull(),
    endedAt: instant(),
    endedBy: uuid(),
  },
  (table) => [
    uniqueIndex('trace_holds_open_of_source').on(table.sourceId).where(sql`${table.endedAt} is null`),
    index('trace_holds_open').on(table.batchId).where(sql`${table.endedAt} is null`),
    check('trace_holds_ended', sql`num_nulls(${table.endedAt}, ${table.endedBy}) in (0, 2)`),
  ],
)
