import type postgres from 'postgres'
import { type Db, type Fragment, sqlOf } from '../db/index.ts'
import { type PlainValue, plainArray } from '../db/plain-array.ts'
import {
  type AccountState,
  type Decision,
  decide,
  type GroupRefusal,
  type Transfer,
  type TransferRow,
} from './decide.ts'

/** A linked group was refused: nothing of it happened, and whatever else the transaction did must go with it. */
export class LedgerError extends Error {
  readonly refusal: GroupRefusal
  constructor(refusal: GroupRefusal) {
    super(`ledger refuses ${refusal.transfer.id}: ${refusal.reason}`)
    this.name = 'LedgerError'
    this.refusal = refusal
  }
}

/**
 * Settles groups of linked transfers in the caller's transaction, in order; each group whole or not at all. Answers
 * for each null, or why it was refused. A transfer that was settled before, by its id, counts as settled.
 * Two calls at once with one id and no account in common share no lock: the second meets the primary key, a fault.
 *
 * Two trips whatever the number, three when something is resolved: pending transfers named here (they never change);
 * the accounts' locks, in sorted order, so that no two callers wait for each other in a circle, and what only those
 * locks make certain; the writes. One trip for whoever has locked the accounts by {@link lockAccounts}, changed none
 * since and made the ids in this very transaction: hand the accounts in. The rules are {@link decide}'s; constraints on
 * the tables stand behind it.
 */
export async function settle(
  tx: Db,
  groups: readonly (readonly Transfer[])[],
  now: Date,
  locked?: readonly AccountState[],
): Promise<(GroupRefusal | null)[]> {
  const transfers = groups.flat()
  if (transfers.length === 0) return groups.map(() => null)
  const pendingIds = pendingIdsOf(transfers)
  const pending = await readTransfers(tx, pendingIds)
  const ids = transfers.map((transfer) => transfer.id)
  // Sent together, worked off one after the other: what is read after the locks is read under them.
  const [accounts, existing, resolved] = locked
    ? [locked, [], new Set<string>()]
    : await Promise.all([
        lockAccounts(tx, accountIdsOf(transfers, pending)),
        readTransfers(tx, ids),
        readResolved(tx, pendingIds),
      ])
  const decision = decide({ accounts, transfers: [...pending, ...existing], resolved }, groups, now)
  await write(tx, decision, now)
  return decision.refusals
}

/** Settles one linked group; throws {@link LedgerError} when it is refused. */
export async function transfer(
  tx: Db,
  transfers: readonly Transfer[],
  now: Date,
  locked?: readonly AccountState[],
): Promise<void> {
  const [refusal] = await settle(tx, [transfers], now, locked)
  if (refusal) throw new LedgerError(refusal)
}

const pendingIdsOf = (transfers: readonly Transfer[]): string[] =>
  transfers.flatMap((one) => (one.phase === 'post' || one.phase === 'void' ? [one.pendingId] : []))

const accountIdsOf = (transfers: readonly Transfer[], pending: readonly TransferRow[]): string[] => [
  ...new Set([
    ...transfers.flatMap((one) =>
      one.phase === 'single' || one.phase === 'pending' ? [one.from, one.to] : [],
    ),
    ...pending.flatMap((row) => [row.from, row.to]),
  ]),
]

/** Accounts as they stay until the transaction ends; one that was never opened is left out. */
export const lockAccounts = (tx: Db, ids: readonly string[]): Promise<AccountState[]> =>
  selectAccounts(tx, ids, sqlOf(tx)`order by id for no key update`)

/** Accounts as they are at the moment; the next may change them. */
export const seeAccounts = (db: Db, ids: readonly string[]): Promise<AccountState[]> =>
  selectAccounts(db, ids, sqlOf(db)``)

async function selectAccounts(db: Db, ids: readonly string[], lock: Fragment): Promise<AccountState[]> {
  const rows = await sqlOf(db)<
    (Omit<AccountState, 'balance' | 'held'> & { balance: string; held: string })[]
  >`
    select id, unit, kind, balance, held, may_go_negative as "mayGoNegative"
    from ledger_accounts where id = any(${plainArray(ids)}::uuid[]) ${lock}`
  return rows.map((row) => ({ ...row, balance: Number(row.balance), held: Number(row.held) }))
}

async function readTransfers(tx: Db, ids: string[]): Promise<TransferRow[]> {
  if (ids.length === 0) return []
  // Joined, not `= any`: a plan made while the table was small would compare every row with every one of 10,000 ids.
  const rows = await sqlOf(tx)<
    (Omit<TransferRow, 'amount' | 'expiresAt'> & { amount: string; expiresAt: string | null })[]
  >`
    select id, unit, from_account_id as "from", to_account_id as "to", amount, code, phase,
      expires_at as "expiresAt", pending_id as "pendingId", subject_id as "subjectId"
    from unnest(${plainArray(ids)}::uuid[]) as wanted (id) join ledger_transfers using (id)`
  return rows.map((row) => ({
    ...row,
    amount: Number(row.amount),
    expiresAt: row.expiresAt === null ? null : new Date(row.expiresAt),
  }))
}

/** Which of these pending transfers were posted or voided. */
async function readResolved(tx: Db, pendingIds: string[]): Promise<Set<string>> {
  if (pendingIds.length === 0) return new Set()
  const rows = await sqlOf(tx)<{ id: string }[]>`
    select pending_id as id from unnest(${plainArray(pendingIds)}::uuid[]) as wanted (pending_id)
    join ledger_transfers using (pending_id)`
  return new Set(rows.map(({ id }) => id))
}

const column = <Row>(rows: readonly Row[], pick: (row: Row) => PlainValue) => plainArray(rows.map(pick))

/** Writes transfers; of a larger statement, only when the relation that `gate` puts before them has its one row. */
export const insertTransfers = (
  sql: postgres.Sql,
  transfers: readonly TransferRow[],
  now: Date,
  gate: Fragment,
): Fragment => sql`
  insert into ledger_transfers (id, unit, from_account_id, to_account_id, amount, code, phase, expires_at,
    pending_id, subject_id, created_at)
  select transfer.*, ${now.toISOString()}::timestamptz from ${gate} unnest(
    ${column(transfers, (row) => row.id)}::uuid[], ${column(transfers, (row) => row.unit)}::text[],
    ${column(transfers, (row) => row.from)}::uuid[], ${column(transfers, (row) => row.to)}::uuid[],
    ${column(transfers, (row) => row.amount)}::bigint[], ${column(transfers, (row) => row.code)}::text[],
    ${column(transfers, (row) => row.phase)}::text[],
    ${column(transfers, (row) => row.expiresAt?.toISOString() ?? null)}::timestamptz[],
    ${column(transfers, (row) => row.pendingId)}::uuid[], ${column(transfers, (row) => row.subjectId)}::uuid[]
  ) as transfer`

/** Sent together: one connection works them off in this order. */
async function write(tx: Db, { transfers, accounts }: Decision, now: Date): Promise<void> {
  if (transfers.length === 0) return
  const sql = sqlOf(tx)
  await Promise.all([
    insertTransfers(sql, transfers, now, sql``),
    sql`
      update ledger_accounts account set balance = after.balance, held = after.held
      from unnest(${column(accounts, (row) => row.id)}::uuid[], ${column(accounts, (row) => row.balance)}::bigint[],
        ${column(accounts, (row) => row.held)}::bigint[]) as after (id, balance, held)
      where account.id = after.id`,
  ])
}
