import { payoutStates } from '@yuxiang/shared/api/settlements'
import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
