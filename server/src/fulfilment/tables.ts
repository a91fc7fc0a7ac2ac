import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** The parcel of an order (one each, for now all of an order goes together). */
export const shipments = pgTable(
  'shipments',
  {
    orderId: uuid().primaryKey(),
    paymentId: uuid().notNull(),
    /** How many parcels WeChat is to expect for this payment. */
    parcelsOfPayment: integer().notNull(),
    carrier: text().notNull(),
    trackingNo: text().notNull(),
    /** `138****0000`: WeChat wants it with parcels of SF. */
    recipientPhoneMasked: text().notNull(),
    shippedAt: instant().notNull(),
    /** From then on the order counts as received. */
    automaticReceiptAt: instant().notNull(),
    /** When WeChat had the shipping info; it keeps the merchant's money until then. */
    reportedAt: instant(),
    receivedAt: instant(),
  },
  (table) => [
    index('shipments_of_payment').on(table.paymentId),
    index('shipments_to_receive').on(table.automaticReceiptAt).where(sql`${table.receivedAt} is null`),
  ],
)
