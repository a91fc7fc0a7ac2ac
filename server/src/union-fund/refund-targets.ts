import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { TransferCode } from '../platform/ledger/index.ts'
import { fundAccountOf, fundingSourceOf } from './accounts.ts'

/** Where what was spent of an allowance goes back to, and under which of the ledger's codes. */
export interface RefundTarget {
  account: string
  code: Extract<TransferCode, `allowance.refund${string}`>
}

/**
 * Where refunds of these allowances go at this moment: to the allowance while it can still be spent, else to its
 * fund, and to the fund's source once the year is closed. Until the caller's transaction ends nobody withdraws,
 * expires or closes them.
 */
export async function allowanceRefundTargets(
  tx: Db,
  allowanceIds: readonly string[],
  now: Date,
): Promise<Map<string, RefundTarget>> {
  const rows = await sqlOf(tx)<{ id: string; budgetId: string; isUsable: boolean; isOpen: boolean }[]>`
    with locked as materialized (
      select id, state from union_budgets where id in (
        select union_grants.budget_id from allowances join union_grants on union_grants.id = allowances.grant_id
        where allowances.id = any(${[...allowanceIds]}::uuid[]))
      order by id for key share
    )
    select allowance.id, locked.id as "budgetId", locked.state = 'open' as "isOpen",
      allowance.withdrawn_at is null and union_grant.state = 'issued'
        and union_grant.valid_to >= ${dayInShanghai(now)}::date as "isUsable"
    from locked
    join union_grants union_grant on union_grant.budget_id = locked.id
    join allowances allowance on allowance.grant_id = union_grant.id
    where allowance.id = any(${[...allowanceIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, targetOf(row)]))
}

function targetOf(row: { id: string; budgetId: string; isUsable: boolean; isOpen: boolean }): RefundTarget {
  if (row.isUsable) return { account: row.id, code: 'allowance.refund' }
  return row.isOpen
    ? { account: fundAccountOf(row.budgetId), code: 'allowance.refundToFund' }
    : { account: fundingSourceOf(row.budgetId), code: 'allowance.refundToSource' }
}
