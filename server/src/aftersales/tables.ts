import { afterSaleReasonKeys } from '@yuxiang/shared/after-sale/reasons'
import { afterSaleKinds, afterSaleStates } from '@yuxiang/shared/states/after-sale'
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
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { suggestions } from '../content-check/index.ts'
import { id, instant } from '../platform/db/columns.ts'

const photos = () => jsonb().$type<string[]>().notNull().default([])

/** 售后单: what a buyer asks back of an order, and how it stands. Its units are held by the order's lines. */
export const afterSales = pgTable(
  'after_sales',
  {
    id: id(),
    orderId: uuid().notNull(),
    orderNo: text().notNull(),
    userId: uuid().notNull(),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    kind: text({ enum: afterSaleKinds }).notNull(),
    reason: text({ enum: afterSaleReasonKeys }).notNull(),
    description: text().notNull().default(''),
    photos: photos(),
    state: text({ enum: afterSaleStates }).notNull(),
    /** Who is to act next, stored beside the state so that the queues' index needs no list of states. */
    waitsFor: text({ enum: ['buyer', 'merchant', 'operator'] }),
    deadlineAt: instant(),
    /** The deadline of which whoever is to act was reminded. */
    remindedOf: instant(),
    /** Asked for before shipping and not refused: freight and stock come back, too. */
    unshipped: boolean().notNull(),
    /** Granted at once by the rule for damaged fresh goods. */
    quick: boolean().notNull().default(false),
    /** What was asked for, by the order's breakdown; what was given back, once it was. */
    cashFen: bigint({ mode: 'number' }).notNull(),
    freightFen: bigint({ mode: 'number' }).notNull(),
    allowanceFen: bigint({ mode: 'number' }).notNull(),
    pointsFen: bigint({ mode: 'number' }).notNull(),
    /** Name, phone and address, as the merchant gave them for this case. */
    returnAddressEncrypted: text(),
    returnCarrier: text(),
    returnTrackingNo: text(),
    returnedAt: instant(),
    /** When the carrier was last asked for it. */
    returnAskedAt: instant(),
    arrivedAt: instant(),
    replacementCarrier: text(),
    replacementTrackingNo: text(),
    replacedAt: instant(),
    escalatedAt: instant(),
    refundId: uuid(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('after_sales_kind', sql`${table.kind} in ('refundOnly', 'returnRefund', 'exchange')`),
    check(
      'after_sales_state',
      sql`${table.state} in ('requested', 'rejected', 'awaitingReturn', 'returning', 'inspecting', 'inspectionFailed',
        'awaitingReplacement', 'replacing', 'arbitrating', 'refunded', 'exchanged', 'cancelled', 'closed')`,
    ),
    check(
      'after_sales_open',
      sql`(${table.waitsFor} is null) = (${table.state} in ('refunded', 'exchanged', 'cancelled', 'closed'))
        and (${table.waitsFor} is null) = (${table.deadlineAt} is null)`,
    ),
    check(
      'after_sales_amounts',
      sql`${table.cashFen} >= 0 and ${table.allowanceFen} >= 0 and ${table.pointsFen} >= 0
        and ${table.freightFen} between 0 and ${table.cashFen}`,
    ),
    check('after_sales_refund', sql`${table.refundId} is null or ${table.state} = 'refunded'`),
    index('after_sales_of_buyer').on(table.userId, table.id),
    index('after_sales_of_order').on(table.orderId),
    index('after_sales_of_merchant').on(table.merchantId, table.id),
    index('after_sales_of_merchant_waiting').on(table.merchantId, table.waitsFor, table.deadlineAt, table.id),
    // The platform's queue, and what the deadlines' job looks for.
    index('after_sales_waiting').on(table.waitsFor, table.deadlineAt, table.id),
    // What was decided of what the platform was asked.
    index('after_sales_decided')
      .on(table.id)
      .where(sql`${table.escalatedAt} is not null and ${table.waitsFor} is null`),
    index('after_sales_returning_asked')
      .on(table.returnAskedAt.asc().nullsFirst(), table.returnedAt)
      .where(sql`${table.state} = 'returning'`),
  ],
)

/** Which units a case is about; what the goods were called is kept as it was ordered. */
export const afterSaleLines = pgTable(
  'after_sale_lines',
  {
    afterSaleId: uuid()
      .notNull()
      .references(() => afterSales.id),
    lineId: uuid().notNull(),
    position: integer().notNull(),
    productId: uuid().notNull(),
    skuId: uuid().notNull(),
    name: text().notNull(),
    skuName: text().notNull(),
    imageUrl: text().notNull(),
    unitFen: bigint({ mode: 'number' }).notNull(),
    fresh: boolean().notNull(),
    quantity: integer().notNull(),
    /** Units given back in the end. */
    grantedQuantity: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.afterSaleId, table.lineId] }),
    check('after_sale_lines_quantity', sql`${table.quantity} >= 1`),
    check('after_sale_lines_granted', sql`${table.grantedQuantity} between 0 and ${table.quantity}`),
  ],
)

/** Everything that happened and was said on a case: one timeline for all sides. */
export const afterSaleEvents = pgTable(
  'after_sale_events',
  {
    id: id(),
    afterSaleId: uuid()
      .notNull()
      .references(() => afterSales.id),
    at: instant().notNull(),
    /** Null when a deadline acted. */
    actorId: uuid(),
    actedAs: text({ enum: ['buyer', 'merchant', 'operator', 'system'] }).notNull(),
    kind: text({ enum: ['step', 'message'] }).notNull(),
    text: text().notNull(),
    photos: photos(),
    /** What WeChat's check came to: null while it was not, or can't be, asked. */
    verdict: text({ enum: suggestions }),
  },
  (table) => [
    check('after_sale_events_actor', sql`(${table.actorId} is null) = (${table.actedAs} = 'system')`),
    index('after_sale_events_of_case').on(table.afterSaleId, table.id),
  ],
)

/** The checks of an entry's pictures: WeChat answers by a push that names the check. */
export const afterSalePictures = pgTable(
  'after_sale_pictures',
  {
    eventId: uuid()
      .notNull()
      .references(() => afterSaleEvents.id),
    position: integer().notNull(),
    traceId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.position] }),
    index('after_sale_pictures_of_trace').on(table.traceId),
  ],
)

/** How many quick refunds a shopper had in a month: the upsert that counts is what keeps the limit. */
export const quickRefunds = pgTable(
  'after_sale_quick_refunds',
  {
    userId: uuid().notNull(),
    /** `2026-11`, in China. */
    month: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.month] }),
    check('after_sale_quick_refunds_count', sql`${table.count} >= 1`),
  ],
)

/** The address that a merchant gave last for returns: used when nobody answers in time. */
export const merchantReturnAddresses = pgTable('merchant_return_addresses', {
  merchantId: uuid().primaryKey(),
  addressEncrypted: text().notNull(),
  updatedAt: instant().notNull(),
})
