import { type Db, sqlOf } from '../db/index.ts'
import type { TransferRow } from './decide.ts'
import { isOpen } from './figures.ts'
import type { TransferCode } from './roads.ts'

/** A line of a statement. */
export interface Entry extends TransferRow {
  sequence: number
  at: Date
}

interface Row extends Omit<Entry, 'amount' | 'sequence' | 'expiresAt' | 'at'> {
  amount: string
  sequence: string
  expiresAt: string | null
  at: string
}

const entryOf = (row: Row): Entry => ({
  ...row,
  amount: Number(row.amount),
  sequence: Number(row.sequence),
  expiresAt: row.expiresAt === null ? null : new Date(row.expiresAt),
  at: new Date(row.at),
})

/**
 * Transfers from or to these accounts, newest first, below `before` (a sequence); one between two of them comes once.
 * Account by account, so that each walks its index from the newest on: a fund's page after a grant to 10,000 members
 * took 11 ms with `account = any(…)`, which reads and sorts everything.
 */
export async function statementOf(
  db: Db,
  accountIds: readonly string[],
  { limit, before = null }: { limit: number; before?: number | null },
): Promise<Entry[]> {
  const sql = sqlOf(db)
  const columns = sql`id, sequence, unit, from_account_id as "from", to_account_id as "to", amount, code, phase,
    expires_at as "expiresAt", pending_id as "pendingId", subject_id as "subjectId", created_at as at`
  const newest = sql`sequence < coalesce(${before}::bigint, ${Number.MAX_SAFE_INTEGER}::bigint)
    order by sequence desc limit ${limit}`
  const rows = await sql<Row[]>`
    select distinct on (sequence) entry.* from unnest(${[...accountIds]}::uuid[]) as account (id)
    cross join lateral (
      (select ${columns} from ledger_transfers where from_account_id = account.id and ${newest})
      union all
      (select ${columns} from ledger_transfers where to_account_id = account.id and ${newest})
    ) entry
    order by sequence desc limit ${limit}`
  return rows.map(entryOf)
}

/** Every transfer of some orders, grants or days, oldest first. */
export async function transfersOf(db: Db, subjectIds: readonly string[]): Promise<Entry[]> {
  const rows = await sqlOf(db)<Row[]>`
    select id, sequence, unit, from_account_id as "from", to_account_id as "to", amount, code, phase,
      expires_at as "expiresAt", pending_id as "pendingId", subject_id as "subjectId", created_at as at
    from ledger_transfers where subject_id = any(${[...subjectIds]}::uuid[]) order by sequence`
  return rows.map(entryOf)
}

/** A pending transfer that is still open. */
export interface OpenHold {
  id: string
  subjectId: string
  from: string
  to: string
  amount: number
  code: TransferCode
  expiresAt: Date
}

/** The pending transfers of these subjects that are still open. */
export async function openHolds(db: Db, subjectIds: readonly string[]): Promise<OpenHold[]> {
  const sql = sqlOf(db)
  const rows = await sql<(Omit<OpenHold, 'amount' | 'expiresAt'> & { amount: string; expiresAt: string })[]>`
    select id, subject_id as "subjectId", from_account_id as "from", to_account_id as "to", amount, code,
      expires_at as "expiresAt"
    from ledger_transfers pending
    where subject_id = any(${[...subjectIds]}::uuid[]) and ${isOpen(sql)} order by id`
  return rows.map((row) => ({ ...row, amount: Number(row.amount), expiresAt: new Date(row.expiresAt) }))
}
