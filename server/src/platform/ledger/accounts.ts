import { hash } from 'node:crypto'
import { analyzeAfter } from '../db/analyze-after.ts'
import { type Db, sqlOf } from '../db/index.ts'
import { type AccountKind, accountKinds } from './roads.ts'

export interface NewAccount {
  id: string
  kind: AccountKind
  ownerId: string
}

/** Opens accounts that are not there yet, in the caller's transaction; safe to repeat. */
export async function openAccounts(tx: Db, accounts: readonly NewAccount[], now: Date): Promise<void> {
  if (accounts.length === 0) return
  // Sorted: two callers who open the same ones never wait for each other in a circle.
  const rows = [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1))
  await sqlOf(tx)`
    insert into ledger_accounts (id, kind, owner_id, unit, may_go_negative, created_at)
    select id, kind, owner_id, unit, negative::boolean, ${now.toISOString()}::timestamptz from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.ownerId)}::uuid[], ${rows.map((row) => accountKinds[row.kind].unit)}::text[],
      ${rows.map((row) => String(accountKinds[row.kind].mayGoNegative))}::text[]
    ) as account (id, kind, owner_id, unit, negative)
    on conflict (id) do nothing`
  await analyzeAfter(tx, rows.length, ['ledger_accounts', 'ledger_transfers'])
}

const NAME_BYTES = 1_024
// Any constant will do: it only keeps our names apart from everybody else's. A name is written behind it.
const namespaced = Buffer.concat([
  Buffer.from('6f1d2c1e5b0a4c579d5c0a8f6f0e7a31', 'hex'),
  Buffer.alloc(NAME_BYTES),
])

/**
 * The id of an act or an account by its natural name: a repeat of `('grant.issue', grantId, memberId)` has the same.
 * A UUIDv5 (RFC 9562, 5.5) by Node's own hash: a flash sale names half a dozen for each claim, and the library's took
 * half of the process's time for a batch.
 */
export function transferIdOf(...name: readonly [string, ...string[]]): string {
  const text = name.join('/')
  if (Buffer.byteLength(text) > NAME_BYTES) throw new RangeError(`not a name: ${text.slice(0, 100)}`)
  const hex = hash('sha1', namespaced.subarray(0, 16 + namespaced.write(text, 16)), 'hex')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface Balance {
  id: string
  kind: AccountKind
  ownerId: string
  balance: number
  /** Of the balance, what is held; the rest can be spent. */
  held: number
}

const numbers = ({
  balance,
  held,
  ...row
}: Omit<Balance, 'balance' | 'held'> & { balance: string; held: string }) => ({
  ...row,
  balance: Number(balance),
  held: Number(held),
})

/** Figures of some accounts; one that was never opened is left out. */
export async function balancesOf(db: Db, accountIds: readonly string[]): Promise<Map<string, Balance>> {
  const rows = await sqlOf(db)<Parameters<typeof numbers>[0][]>`
    select id, kind, owner_id as "ownerId", balance, held from ledger_accounts
    where id = any(${[...accountIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, numbers(row)]))
}

/** All accounts of one kind that an owner has. */
export async function accountsOf(db: Db, ownerId: string, kind: AccountKind): Promise<Balance[]> {
  const rows = await sqlOf(db)<Parameters<typeof numbers>[0][]>`
    select id, kind, owner_id as "ownerId", balance, held from ledger_accounts
    where owner_id = ${ownerId} and kind = ${kind} order by created_at, id`
  return rows.map(numbers)
}
