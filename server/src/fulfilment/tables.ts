import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** The parcel of an order (one each, for now all of an order goes together). */
export const shipments = pgTable(
  'shipments',
  {
    orderId: uuid().primaryKey(),
    paymentId: uuid().notNull(),
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
    /** The automatic receipt of which the buyer was told beforehand. */
    remindedOf: instant(),
    /** When the buyer put it off, which is possible once. */
    extendedAt: instant(),
    /** Under what it left, where that was corrected: WeChat was told of it so. */
    firstCarrier: text(),
    firstTrackingNo: text(),
    correctedAt: instant(),
  },
  (table) => [
    check(
      'shipments_corrected',
      sql`(${table.correctedAt} is null) = (${table.firstCarrier} is null)
        and (${table.correctedAt} is null) = (${table.firstTrackingNo} is null)`,
    ),
    index('shipments_of_payment').on(table.paymentId),
    index('shipments_to_receive').on(table.automaticReceiptAt).where(sql`${table.receivedAt} is null`),
  ],
)
