import { orderStates, receipts } from '@yuxiang/shared/states/order'
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
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
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
    /** Off the goods and off the freight; both columns above and below are what is charged. */
    discountFen: bigint({ mode: 'number' }).notNull().default(0),
    freightFen: bigint({ mode: 'number' }).notNull(),
    freightDiscountFen: bigint({ mode: 'number' }).notNull().default(0),
    /** Of both, and of gifts, what the platform pays the merchant. */
    platformFen: bigint({ mode: 'number' }).notNull().default(0),
    /** What was given, for whoever reads the order. */
    offers: jsonb().$type<OrderOffer[]>().notNull().default([]),
    totalFen: bigint({ mode: 'number' }).notNull(),
    /** Of the total, what points and allowances pay; the rest is own money, through the payment. */
    pointsFen: bigint({ mode: 'number' }).notNull().default(0),
    allowanceFen: bigint({ mode: 'number' }).notNull().default(0),
    /** The union's budget that paid it whole: a collective purchase. */
    fundBudgetId: uuid(),
    /** Won in a flash sale: the item. The order then bears the claim's id, and its stock is the sale's. */
    flashItemId: uuid(),
    /** Whoever's shared link led to it: gets points once the goods are received. */
    sharerId: uuid(),
    /** Whose code was scanned before it was placed: it counts for that venue. */
    venueId: uuid(),
    /** 预留份额: the budget unit's filing for which its certified lines count. */
    reservedFilingId: uuid(),
    /** Name, phone, region and detail as they were when ordered; see recipient.ts. */
    recipientEncrypted: text().notNull(),
    /** Its last four digits, as a label shows them; null in orders older than the column. */
    recipientPhoneTail: text(),
    remark: text().notNull().default(''),
    placedAt: instant().notNull(),
    paidAt: instant(),
    /** Within so long after payment its goods are promised to be sent, as it was when ordered. */
    shipWithinHours: integer().notNull().default(48),
    /** By then, once it is paid; null in orders paid before there was such a rule. */
    shipBy: instant(),
    /** What was said of that: the shop was reminded; both were told that it is over. */
    shippingNotice: text({ enum: ['soon', 'overdue'] }),
    /** The day in China on which the buyer last pressed the shop to ship. */
    hurriedOn: date(),
    receivedAt: instant(),
    receivedBy: text({ enum: receipts }),
    /** Why it ended without goods, in words for the buyer. */
    closeReason: text(),
    /** Open requests for after-sales: until they have ended the order is not complete and nobody is paid out. */
    openAfterSales: integer().notNull().default(0),
  },
  (table) => [
    check(
      'orders_total',
      sql`${table.totalFen} = ${table.goodsFen} - ${table.discountFen} + ${table.freightFen}`,
    ),
    check(
      'orders_tenders',
      sql`${table.pointsFen} >= 0 and ${table.allowanceFen} >= 0
        and ${table.pointsFen} + ${table.allowanceFen} <= ${table.totalFen}`,
    ),
    check(
      'orders_discounts',
      sql`${table.discountFen} between 0 and ${table.goodsFen} and ${table.freightFen} >= 0
        and ${table.freightDiscountFen} >= 0 and ${table.platformFen} >= 0`,
    ),
    check(
      'orders_state',
      sql`${table.state} in ('pendingPayment', 'paid', 'shipped', 'received', 'completed', 'cancelled', 'closed')`,
    ),
    check(
      'orders_ship_by',
      sql`${table.shipWithinHours} between 1 and 360 and (${table.shipBy} is null or ${table.paidAt} is not null)`,
    ),
    check('orders_shipping_notice', sql`${table.shippingNotice} in ('soon', 'overdue')`),
    check('orders_after_sales', sql`${table.openAfterSales} >= 0`),
    check(
      'orders_received',
      sql`(${table.receivedAt} is null) = (${table.receivedBy} is null) and ${table.receivedBy} in ('buyer', 'system')`,
    ),
    // Ids are in time order, so the newest come first by id alone.
    index('orders_of_buyer').on(table.userId, table.id),
    index('orders_of_buyer_by_state').on(table.userId, table.state, table.id),
    index('orders_of_merchant').on(table.merchantId, table.state, table.id),
    index('orders_of_payment').on(table.paymentId),
    // Statistics read by the day of payment.
    index('orders_by_payment_time').on(table.paidAt, table.id).where(sql`${table.paidAt} is not null`),
    index('orders_by_venue').on(table.id).where(sql`${table.venueId} is not null`),
    index('orders_of_reserved_filing')
      .on(table.reservedFilingId, table.id)
      .where(sql`${table.reservedFilingId} is not null`),
    // A unit pays by itself: what a union granted or a person earned never counts as its purchase.
    check(
      'orders_reserved_own_money',
      sql`${table.reservedFilingId} is null or (${table.pointsFen} = 0 and ${table.allowanceFen} = 0
        and ${table.fundBudgetId} is null and ${table.flashItemId} is null)`,
    ),
    // What waits for its parcel: told to the shop when it is paid, watched until it is sent.
    index('orders_to_ship').on(table.paidAt).where(sql`${table.state} = 'paid'`),
    index('orders_to_complete').on(table.receivedAt).where(sql`${table.state} = 'received'`),
  ],
)

/** What one offer gave in an order, in the words of that day. */
export interface OrderOffer {
  /** Of the campaign or the coupon batch. */
  offerId: string
  name: string
  label: string
  payer: 'merchant' | 'platform'
  discountFen: number
  freightFen: number
  giftFen: number
  /** What its goods must come to for its gift, and what each counted: when less is left, the condition is gone. */
  giftCondition: {
    basis: 'spend' | 'quantity'
    threshold: number
    counted: { skuId: string; amount: number }[]
  } | null
}

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
    discountFen: bigint({ mode: 'number' }).notNull().default(0),
    /** By which offer. */
    discounts: jsonb().$type<{ offerId: string; amountFen: number }[]>().notNull().default([]),
    freightFen: bigint({ mode: 'number' }).notNull(),
    /** What the platform pays the merchant of the discount (of a gift: its stated value) and of the freight. */
    platformFen: bigint({ mode: 'number' }).notNull().default(0),
    platformFreightFen: bigint({ mode: 'number' }).notNull().default(0),
    /** A gift: price 0, whose offer gave it, and its stated value of one unit. */
    giftOfferId: uuid(),
    giftValueFen: bigint({ mode: 'number' }),
    payableFen: bigint({ mode: 'number' }).notNull(),
    pointsFen: bigint({ mode: 'number' }).notNull().default(0),
    allowanceFen: bigint({ mode: 'number' }).notNull().default(0),
    allowances: jsonb().$type<{ allowanceId: string; amountFen: number }[]>().notNull().default([]),
    /** Units given back so far; what they returned stands in order_refund_lines. */
    refundedQuantity: integer().notNull().default(0),
    /** Own money given back for units that the buyer keeps. */
    compensatedFen: bigint({ mode: 'number' }).notNull().default(0),
    /** Units in open requests for after-sales: nobody else can ask for them or give them back. */
    heldQuantity: integer().notNull().default(0),
    /** Of them those asked back before shipping and not answered yet: they are not to be sent. */
    withheldQuantity: integer().notNull().default(0),
    fresh: boolean().notNull(),
    certificate: jsonb().$type<CertificateSnapshot>(),
    /** The batch its goods were taken from; before shipping: the recalled one they would have been taken from. */
    batchId: uuid(),
  },
  (table) => [
    // A shopper's cart ends at 999 a line; a union buys for thousands.
    check('order_lines_quantity', sql`${table.quantity} between 1 and 100000`),
    check('order_lines_goods', sql`${table.goodsFen} = ${table.unitFen} * ${table.quantity}`),
    check(
      'order_lines_payable',
      sql`${table.payableFen} = ${table.goodsFen} - ${table.discountFen} + ${table.freightFen}`,
    ),
    check(
      'order_lines_tenders',
      sql`${table.pointsFen} >= 0 and ${table.allowanceFen} >= 0
        and ${table.pointsFen} + ${table.allowanceFen} <= ${table.payableFen}`,
    ),
    check(
      'order_lines_discounts',
      sql`${table.discountFen} between 0 and ${table.goodsFen} and ${table.platformFreightFen} >= 0
        and ${table.platformFen} between 0 and greatest(${table.discountFen}, coalesce(${table.giftValueFen}, 0) * ${table.quantity})`,
    ),
    check(
      'order_lines_gift',
      sql`(${table.giftOfferId} is null) = (${table.giftValueFen} is null)
        and (${table.giftOfferId} is null or ${table.unitFen} = 0)`,
    ),
    check('order_lines_refunded', sql`${table.refundedQuantity} between 0 and ${table.quantity}`),
    check(
      'order_lines_held',
      sql`${table.heldQuantity} >= 0 and ${table.refundedQuantity} + ${table.heldQuantity} <= ${table.quantity}`,
    ),
    check('order_lines_withheld', sql`${table.withheldQuantity} between 0 and ${table.heldQuantity}`),
    check(
      'order_lines_compensated',
      sql`${table.compensatedFen} between 0 and ${table.payableFen} - ${table.pointsFen} - ${table.allowanceFen}`,
    ),
    index('order_lines_of_order').on(table.orderId, table.position),
    index('order_lines_of_certified_product')
      .on(table.productId, table.id)
      .where(sql`${table.certificate} is not null`),
    index('order_lines_of_batch').on(table.batchId, table.id).where(sql`${table.batchId} is not null`),
  ],
)

/**
 * One giving back of some units of an order, or of some of its money while the buyer keeps the units. Own money goes
 * through WeChat Pay, the rest at once.
 */
export const orderRefunds = pgTable(
  'order_refunds',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    reason: text().notNull(),
    cashFen: bigint({ mode: 'number' }).notNull(),
    pointsFen: bigint({ mode: 'number' }).notNull(),
    allowanceFen: bigint({ mode: 'number' }).notNull(),
    /** Of the allowances' part, what went to the union's fund because the grant had ended. */
    toFundFen: bigint({ mode: 'number' }).notNull().default(0),
    /** Whether gifts that the goods had earned go back with them; else the buyer was to keep them, for good. */
    takesGifts: boolean().notNull(),
    state: text({ enum: ['requested', 'succeeded', 'failed'] }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check(
      'order_refunds_amounts',
      sql`${table.cashFen} >= 0 and ${table.pointsFen} >= 0 and ${table.allowanceFen} >= 0`,
    ),
    check('order_refunds_to_fund', sql`${table.toFundFen} between 0 and ${table.allowanceFen}`),
    check('order_refunds_state', sql`${table.state} in ('requested', 'succeeded', 'failed')`),
    index('order_refunds_of_order').on(table.orderId, table.id),
    index('order_refunds_by_time').on(table.createdAt, table.id),
  ],
)

/** What of which line one refund gave back: see shared/src/pricing/refund.ts. */
export const orderRefundLines = pgTable(
  'order_refund_lines',
  {
    refundId: uuid()
      .notNull()
      .references(() => orderRefunds.id),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
    cashFen: bigint({ mode: 'number' }).notNull(),
    /** Of the own money, what is freight. */
    freightFen: bigint({ mode: 'number' }).notNull(),
    pointsFen: bigint({ mode: 'number' }).notNull(),
    allowances: jsonb().$type<{ allowanceId: string; amountFen: number }[]>().notNull(),
    /** What went back to the platform. */
    platformFen: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.orderLineId] }),
    // Without units it is a compensation: own money and nothing else.
    check(
      'order_refund_lines_quantity',
      sql`${table.quantity} >= 1 or (${table.quantity} = 0 and ${table.cashFen} > 0 and ${table.pointsFen} = 0
        and ${table.platformFen} = 0 and ${table.allowances} = '[]')`,
    ),
    index('order_refund_lines_of_line').on(table.orderLineId),
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

/** Up to which payments a merchant's staff was told of new orders, and when. */
export const orderNotices = pgTable('order_notices', {
  merchantId: uuid().primaryKey(),
  toldUntil: instant().notNull(),
  toldAt: instant().notNull(),
})

/** A sheet of parcel numbers that was uploaded: what of it can be sent, until a day later. */
export const shippingImports = pgTable(
  'shipping_imports',
  {
    id: id(),
    userId: uuid().notNull(),
    fileName: text().notNull(),
    parcels: jsonb().$type<ImportedParcel[]>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('shipping_imports_by_age').on(table.createdAt)],
)

/** A row of it that is in order. */
export interface ImportedParcel {
  row: number
  orderId: string
  orderNo: string
  carrier: string
  trackingNo: string
  /** From which batches its lines are filled, where the sheet says so. */
  batches?: { lineId: string; batchCode: string }[]
}
