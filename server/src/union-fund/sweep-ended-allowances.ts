import { type Db, sqlOf } from '../platform/db/index.ts'
import { accountFigures, settle, type Transfer, transferIdOf } from '../platform/ledger/index.ts'
import { fundAccountOf } from './accounts.ts'

const batchMax = 10_000

interface EndedAllowance {
  id: string
  grantId: string
  budgetId: string
  returnedFen: number
  freeFen: string
  isExpired: boolean
}

/**
 * Moves what is left of ended allowances of these budgets back to each one's fund: of grants withdrawn or expired, and of
 * members who left. What an unpaid order holds stays until that order ends; the next sweep takes it. The caller has
 * locked the budgets.
 */
export async function sweepEndedAllowances(tx: Db, budgetIds: readonly string[], now: Date): Promise<void> {
  for (;;) {
    const ended = await endedAllowances(tx, budgetIds)
    if (ended.length === 0) return
    const refusals = await settle(
      tx,
      ended.map((allowance) => [returnOf(allowance)]),
      now,
    )
    // An order that took some of it in the same moment refuses that one: it comes back by a later sweep.
    const returned = ended.filter((_, index) => refusals[index] === null)
    if (returned.length === 0) return
    await sqlOf(tx)`
      update allowances set returned_fen = returned_fen + swept.fen
      from unnest(${returned.map((one) => one.id)}::uuid[], ${returned.map((one) => one.freeFen)}::bigint[])
        as swept (id, fen)
      where allowances.id = swept.id`
  }
}

function endedAllowances(tx: Db, budgetIds: readonly string[]): Promise<EndedAllowance[]> {
  const sql = sqlOf(tx)
  return sql<EndedAllowance[]>`
    select allowance.id, union_grant.id as "grantId", union_grant.budget_id as "budgetId",
      allowance.returned_fen::float8 as "returnedFen", account.balance - account.held as "freeFen",
      union_grant.state = 'expired' as "isExpired"
    from union_grants union_grant
    join allowances allowance on allowance.grant_id = union_grant.id
    join ${accountFigures(sql)} account on account.id = allowance.id
    where union_grant.budget_id = any(${[...budgetIds]}::uuid[]) and account.balance > account.held
      and (union_grant.state <> 'issued' or allowance.withdrawn_at is not null)
    order by allowance.id limit ${batchMax}`
}

const returnOf = (allowance: EndedAllowance): Transfer => ({
  phase: 'single',
  // What came back before tells this return from the ones before it.
  id: transferIdOf('allowance.return', allowance.id, String(allowance.returnedFen)),
  from: allowance.id,
  to: fundAccountOf(allowance.budgetId),
  amount: Number(allowance.freeFen),
  code: allowance.isExpired ? 'grant.expire' : 'grant.withdraw',
  subjectId: allowance.grantId,
})
