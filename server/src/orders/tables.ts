import { orderStates } from '@yuxiang/shared/states/order'
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** One merchant's part of a payment. */
export const orders = pgTable(
  'orders',
  {
    id: id(),
    orderNo: text().notNull().unique('orders_order_no'),
    userId: uuid().notNull(),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    paymentId: uuid().notNull(),
    state: text({ enum: orderStates }).notNull().default('pendingPayment'),
    goodsFen: bigint({ mode: 'number' }).notNull(),
    freightFen: bigint({ mode: 'number' }).notNull(),
    totalFen: bigint({ mode: 'number' }).notNull(),
    /** Name, phone, region and detail as they were when ordered; see recipient.ts. */
    recipientEncrypted: text().notNull(),
    remark: text().notNull().default(''),
    placedAt: instant().notNull(),
    paidAt: instant(),
    receivedAt: instant(),
    /** Why it ended without goods, in words for the buyer. */
    closeReason: text(),
  },
  (table) => [
    check('orders_total', sql`${table.totalFen} = ${table.goodsFen} + ${table.freightFen}`),
    check(
      'orders_state',
      sql`${table.state} in ('pendingPayment', 'paid', 'shipped', 'received', 'completed', 'cancelled', 'closed')`,
    ),
    // Ids are in time order, so the newest come first by id alone.
    index('orders_of_buyer').on(table.userId, table.id),
    index('orders_of_buyer_by_state').on(table.userId, table.state, table.id),
    index('orders_of_merchant').on(table.merchantId, table.state, table.id),
    index('orders_of_payment').on(table.paymentId),
    index('orders_to_complete').on(table.receivedAt).where(sql`${table.state} = 'received'`),
  ],
)

/** The certificate as it was when the order was placed. */
export interface CertificateSnapshot {
  certificateNo: string
  households: number
  county: string
}

/** The stored breakdown: refunds, invoices and statistics read it and never compute it again. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    skuId: uuid().notNull(),
    productId: uuid().notNull(),
    name: text().notNull(),
    skuName: text().notNull(),
    imageUrl: text().notNull(),
    quantity: integer().notNull(),
    unitFen: bigint({ mode: 'number' }).notNull(),
    goodsFen: bigint({ mode: 'number' }).notNull(),
    freightFen: bigint({ mode: 'number' }).notNull(),
    payableFen: bigint({ mode: 'number' }).notNull(),
    fresh: boolean().notNull(),
    certificate: jsonb().$type<CertificateSnapshot>(),
  },
  (table) => [
    check('order_lines_quantity', sql`${table.quantity} between 1 and 999`),
    check('order_lines_goods', sql`${table.goodsFen} = ${table.unitFen} * ${table.quantity}`),
    check('order_lines_payable', sql`${table.payableFen} = ${table.goodsFen} + ${table.freightFen}`),
    index('order_lines_of_order').on(table.orderId, table.position),
  ],
)

/** What happened to an order, in words for the buyer: the timeline. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    at: instant().notNull(),
    text: text().notNull(),
  },
  (table) => [index('order_events_of_order').on(table.orderId, table.id)],
)
