import { type Db, type Fragment, sqlOf } from '../db/index.ts'
import { plainArray } from '../db/plain-array.ts'
import { type AccountState, decide, type Transfer } from './decide.ts'
import { insertTransfers, LedgerError } from './settle.ts'

/** What holds are decided by, and the part of the caller's statement (with a comma) which must have its one row. */
export interface Sight {
  accounts: readonly AccountState[]
  now: Date
  gate: Fragment
}

/**
 * Holds as parts (`transferred`, `held`) of a statement of the caller's, for whoever can't keep accounts locked while it
 * decides: it takes effect as a whole or not at all. `accounts` are what {@link seeAccounts} saw, and the rules are
 * asked of them; what an account holds is then added to, not set, so that whatever happened in between stands, and where
 * too little is left the database refuses (`ledger_accounts_balance`). The ids must be new (primary key). Nothing happens
 * unless the gate has its row. Throws {@link LedgerError} when the rules refuse.
 */
export function holding(
  db: Db,
  holds: readonly Extract<Transfer, { phase: 'pending' }>[],
  { accounts, now, gate }: Sight,
): Fragment {
  const {
    refusals,
    transfers,
    accounts: after,
  } = decide({ accounts, transfers: [], resolved: new Set() }, [holds], now)
  const [refusal] = refusals
  if (refusal) throw new LedgerError(refusal)
  const before = new Map(accounts.map(({ id, held }) => [id, held]))
  // In the ledger's order, as everybody takes them.
  const changed = after.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const sql = sqlOf(db)
  return sql`
    transferred as (${insertTransfers(sql, transfers, now, gate)}),
    held as (
      update ledger_accounts account set held = account.held + hold.amount
      from ${gate} unnest(${plainArray(changed.map(({ id }) => id))}::uuid[],
        ${plainArray(changed.map(({ id, held }) => held - (before.get(id) ?? 0)))}::bigint[]) as hold (account_id, amount)
      where account.id = hold.account_id
    )`
}
