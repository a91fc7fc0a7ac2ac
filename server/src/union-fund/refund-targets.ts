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
  const sql = sqlOf(tx)
  const ids = [...allowanceIds]
  // Two statements, sent together: one that waited for the lock would still see the grants as they were before.
  const [, rows] = await Promise.all([
    sql`
      select from union_budgets where id in (
        select union_grants.budget_id from allowances join union_grants on union_grants.id = allowances.grant_id
        where allowances.id = any(${ids}::uuid[]))
      order by id for key share`,
    sql<{ id: string; budgetId: string; isUsable: boolean; isOpen: boolean }[]>`
      select allowance.id, budget.id as "budgetId", budget.state = 'open' as "isOpen",
        allowance.withdrawn_at is null and union_grant.state = 'issued'
          and union_grant.valid_to >= ${dayInShanghai(now)}::date as "isUsable"
      from allowances allowance
      join union_grants union_grant on union_grant.id = allowance.grant_id
      join union_budgets budget on budget.id = union_grant.budget_id
      where allowance.id = any(${ids}::uuid[])`,
  ])
  return new Map(rows.map((row) => [row.id, targetOf(row)]))
}

function targetOf(row: { id: string; budgetId: string; isUsable: boolean; isOpen: boolean }): RefundTarget {
  if (row.isUsable) return { account: row.id, code: 'allowance.refund' }
  return row.isOpen
    ? { account: fundAccountOf(row.budgetId), code: 'allowance.refundToFund' }
    : { account: fundingSourceOf(row.budgetId), code: 'allowance.refundToSource' }
}

/** What was refunded of ended allowances is not the member's any more: it counts for no yearly cap. */
export async function recordReturned(
  tx: Db,
  parts: readonly { allowanceId: string; amountFen: number }[],
): Promise<void> {
  if (parts.length === 0) return
  const inOrder = parts.toSorted((a, b) => (a.allowanceId < b.allowanceId ? -1 : 1))
  await sqlOf(tx)`
    update allowances set returned_fen = returned_fen + refunded.fen
    from unnest(${inOrder.map((part) => part.allowanceId)}::uuid[],
      ${inOrder.map((part) => part.amountFen)}::bigint[]) as refunded (id, fen)
    where allowances.id = refunded.id`
}
