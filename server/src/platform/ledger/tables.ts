import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../db/columns.ts'

/** Who has how much. Balances are columns, so that the database itself refuses to let one go wrong. */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: uuid().primaryKey(),
    unit: text({ enum: ['fen', 'point'] }).notNull(),
    /** What it is for: see roads.ts. */
    kind: text().notNull(),
    /** The union, member, merchant, shopper or order it belongs to. */
    ownerId: uuid().notNull(),
    balance: bigint({ mode: 'number' }).notNull().default(0),
    /** Of the balance, what pending transfers hold. */
    held: bigint({ mode: 'number' }).notNull().default(0),
    mayGoNegative: boolean().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('ledger_accounts_unit', sql`${table.unit} in ('fen', 'point')`),
    check('ledger_accounts_held', sql`${table.held} >= 0`),
    check('ledger_accounts_balance', sql`${table.mayGoNegative} or ${table.balance} >= ${table.held}`),
    index('ledger_accounts_of_owner').on(table.ownerId, table.kind),
    // A column that changes in it would make every update of a balance write all indexes anew.
    // Few among all: escrows are one per order.
    index('ledger_accounts_of_receivables')
      .on(table.ownerId)
      .where(sql`${table.kind} = 'merchantReceivable'`),
    index('ledger_accounts_of_points').on(table.createdAt).where(sql`${table.kind} = 'points'`),
  ],
)

/** Every movement, for ever: a trigger refuses to change or delete one. The id makes repeating it harmless. */
export const ledgerTransfers = pgTable(
  'ledger_transfers',
  {
    id: uuid().primaryKey(),
    /** The order in which they were written; for statements. */
    sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    unit: text({ enum: ['fen', 'point'] }).notNull(),
    fromAccountId: uuid()
      .notNull()
      .references(() => ledgerAccounts.id),
    toAccountId: uuid()
      .notNull()
      .references(() => ledgerAccounts.id),
    amount: bigint({ mode: 'number' }).notNull(),
    /** Why: see roads.ts. */
    code: text().notNull(),
    phase: text({ enum: ['single', 'pending', 'post', 'void'] }).notNull(),
    /** Of a pending one: until when it can be posted. It is open, whatever the hour, until another resolves it. */
    expiresAt: instant(),
    /** The pending transfer which this one resolves. */
    pendingId: uuid(),
    /** The order, grant or day it happened for. */
    subjectId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('ledger_transfers_amount', sql`${table.amount} > 0`),
    check('ledger_transfers_accounts', sql`${table.fromAccountId} <> ${table.toAccountId}`),
    check('ledger_transfers_phase', sql`${table.phase} in ('single', 'pending', 'post', 'void')`),
    check(
      'ledger_transfers_pending',
      sql`(${table.pendingId} is not null) = (${table.phase} in ('post', 'void'))`,
    ),
    check('ledger_transfers_expiry', sql`(${table.expiresAt} is not null) = (${table.phase} = 'pending')`),
    // A hold is resolved once.
    uniqueIndex('ledger_transfers_resolves').on(table.pendingId).where(sql`${table.pendingId} is not null`),
    index('ledger_transfers_from').on(table.fromAccountId, table.sequence),
    index('ledger_transfers_to').on(table.toAccountId, table.sequence),
    index('ledger_transfers_subject').on(table.subjectId),
    // A merchant's month: written once per completed order, and nothing to all other transfers.
    index('ledger_transfers_settled')
      .on(table.toAccountId, table.createdAt)
      .where(sql`${table.code} = 'order.settle'`),
    index('ledger_transfers_waived')
      .on(table.toAccountId, table.createdAt)
      .where(sql`${table.code} = 'merchant.feeWaiver'`),
    index('ledger_transfers_off_receivable')
      .on(table.fromAccountId, table.createdAt)
      .where(sql`${table.code} in ('order.clawBack', 'merchant.fee', 'merchant.payout')`),
  ],
)
