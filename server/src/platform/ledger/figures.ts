import type postgres from 'postgres'

/** Whether a row `pending` of ledger_transfers holds something: nothing has posted or voided it, whatever the hour. */
export const isOpen = (sql: postgres.ISql) => sql`(
  pending.phase = 'pending'
  and not exists (select from ledger_transfers done where done.pending_id = pending.id))`

/** A subquery of every account's figures, to join with one's own accounts: `id, balance, held`. */
export const accountFigures = (sql: postgres.Sql) => sql`(select id, balance, held from ledger_accounts)`

/**
 * A subquery of what ever left an account or is held to leave it: `account_id, subject_id, code`, a row for each
 * transfer.
 */
export const departures = (sql: postgres.Sql) => sql`(
  select from_account_id as account_id, subject_id, code from ledger_transfers where phase in ('single', 'pending'))`
