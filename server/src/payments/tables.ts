import { paymentStates } from '@yuxiang/shared/states/order'
import { sql } from 'drizzle-orm'
import { bigint, check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** One payment pays one or many orders through one call of WeChat Pay. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    userId: uuid().notNull(),
    /** Our number at WeChat Pay: the id without hyphens. */
    outTradeNo: text().notNull().unique('payments_out_trade_no'),
    amountFen: bigint({ mode: 'number' }).notNull(),
    state: text({ enum: paymentStates }).notNull().default('pending'),
    description: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Set before WeChat first hears of it: without it there is nothing to query or close there. */
    startedAt: instant(),
    paidAt: instant(),
    closedAt: instant(),
    transactionId: text().unique('payments_transaction_id'),
    payerOpenid: text(),
  },
  (table) => [
    check('payments_amount', sql`${table.amountFen} >= 0`),
    check('payments_state', sql`${table.state} in ('pending', 'paid', 'closed', 'refunding', 'refunded')`),
    // What allowances and points cover whole needs no WeChat Pay.
    check(
      'payments_paid',
      sql`${table.state} <> 'paid' or ${table.amountFen} = 0 or ${table.transactionId} is not null`,
    ),
    index('payments_due').on(table.expiresAt).where(sql`${table.state} = 'pending'`),
    index('payments_paid_at').on(table.paidAt).where(sql`${table.paidAt} is not null`),
  ],
)

/** Money on its way back through WeChat Pay; `outRefundNo` makes asking twice harmless. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    outRefundNo: text().notNull().unique('refunds_out_refund_no'),
    amountFen: bigint({ mode: 'number' }).notNull(),
    reason: text().notNull(),
    state: text({ enum: ['requested', 'succeeded', 'failed'] })
      .notNull()
      .default('requested'),
    createdAt: instant().notNull(),
    /** When WeChat took it on, by its own clock: the day whose statement has it. */
    acceptedAt: instant(),
    succeededAt: instant(),
  },
  (table) => [
    check('refunds_amount', sql`${table.amountFen} > 0`),
    check('refunds_state', sql`${table.state} in ('requested', 'succeeded', 'failed')`),
    index('refunds_payment').on(table.paymentId),
    index('refunds_accepted_at').on(table.acceptedAt).where(sql`${table.acceptedAt} is not null`),
  ],
)

export interface Difference {
  outTradeNo: string
  kind:
    | 'missingAtOurs'
    | 'missingAtWechat'
    | 'amountDiffers'
    | 'refundMissingAtOurs'
    | 'refundMissingAtWechat'
  detail: string
}

/** What the daily comparison with WeChat's statement found; one row a day, checked again on request. */
export const reconciliations = pgTable('reconciliations', {
  day: date({ mode: 'string' }).primaryKey(),
  checkedAt: instant().notNull(),
  oursFen: bigint({ mode: 'number' }).notNull(),
  wechatFen: bigint({ mode: 'number' }).notNull(),
  differences: jsonb().$type<Difference[]>().notNull(),
})
