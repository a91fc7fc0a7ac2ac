import { payoutStates } from '@yuxiang/shared/api/settlements'
import { waiverGrounds } from '@yuxiang/shared/live/waiver'
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** Money on its way to a merchant's bank: held on the ledger until the bank has paid, or free again. */
export const payouts = pgTable(
  'payouts',
  {
    id: id(),
    /** Those begun in one act. */
    runId: uuid().notNull(),
    merchantId: uuid().notNull(),
    state: text({ enum: payoutStates }).notNull().default('underway'),
    receivableFen: bigint({ mode: 'number' }).notNull(),
    feeFen: bigint({ mode: 'number' }).notNull(),
    amountFen: bigint({ mode: 'number' }).notNull(),
    startedBy: uuid().notNull(),
    startedAt: instant().notNull(),
    endedBy: uuid(),
    endedAt: instant(),
    bankReference: text(),
    failure: text(),
  },
  (table) => [
    check('payouts_state', sql`${table.state} in ('underway', 'paid', 'failed')`),
    check(
      'payouts_amounts',
      sql`${table.amountFen} > 0 and ${table.feeFen} >= 0 and ${table.receivableFen} = ${table.amountFen} + ${table.feeFen}`,
    ),
    check('payouts_ended', sql`(${table.state} = 'underway') = (${table.endedAt} is null)`),
    check('payouts_reference', sql`(${table.state} = 'paid') = (${table.bankReference} is not null)`),
    check('payouts_failure', sql`(${table.state} = 'failed') = (${table.failure} is not null)`),
    // Nobody is paid twice at once, and one receipt is of one payment.
    uniqueIndex('payouts_underway').on(table.merchantId).where(sql`${table.state} = 'underway'`),
    uniqueIndex('payouts_bank_reference')
      .on(table.bankReference)
      .where(sql`${table.bankReference} is not null`),
    index('payouts_by_state').on(table.state, table.id),
  ],
)

/** 手续费减免: fees of a month's live sales that an operator gave back to a merchant. */
export const feeWaivers = pgTable(
  'fee_waivers',
  {
    id: id(),
    merchantId: uuid().notNull(),
    /** `2026-11` */
    month: text().notNull(),
    /** What it rests on, as it was when it was decided. */
    liveSalesFen: bigint({ mode: 'number' }).notNull(),
    ground: text({ enum: waiverGrounds }).notNull(),
    feePerMille: integer().notNull(),
    sharePerMille: integer().notNull(),
    capFen: bigint({ mode: 'number' }).notNull(),
    amountFen: bigint({ mode: 'number' }).notNull(),
    decidedBy: uuid().notNull(),
    decidedAt: instant().notNull(),
    /** Given back on the ledger; until then too little of the merchant's fees has been taken. */
    appliedAt: instant(),
    /** The payout that carried it, free of a fee. */
    payoutId: uuid(),
  },
  (table) => [
    unique('fee_waivers_once').on(table.merchantId, table.month),
    check('fee_waivers_ground', sql`${table.ground} in ('sales', 'listedCounty')`),
    check('fee_waivers_amount', sql`${table.amountFen} > 0 and ${table.amountFen} <= ${table.capFen}`),
    check('fee_waivers_paid', sql`${table.payoutId} is null or ${table.appliedAt} is not null`),
    check('fee_waivers_month', sql`${table.month} ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
    index('fee_waivers_by_month').on(table.month),
    index('fee_waivers_open').on(table.merchantId).where(sql`${table.payoutId} is null`),
  ],
)
