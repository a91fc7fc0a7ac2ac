import { type Db, sqlOf } from '../platform/db/index.ts'
import { lockOpenBudget } from './lock-budget.ts'
import { sweepEndedAllowances } from './sweep-ended-allowances.ts'

/** Ends what a member who leaves still had; what is unspent and unheld is back in its fund at once. */
export async function withdrawFromMember(tx: Db, memberId: string, now: Date): Promise<void> {
  const sql = sqlOf(tx)
  const budgets = await sql<{ id: string }[]>`
    select distinct union_grant.budget_id as id
    from allowances allowance join union_grants union_grant on union_grant.id = allowance.grant_id
    where allowance.member_id = ${memberId} and allowance.withdrawn_at is null and union_grant.state = 'issued'
    order by 1`
  // All of them before the first account: whoever waits for a budget holds nothing of the ledger.
  const open: string[] = []
  for (const { id } of budgets) if (await lockOpenBudget(tx, id)) open.push(id)
  await sql`
    update allowances set withdrawn_at = ${now.toISOString()}::timestamptz
    from union_grants union_grant
    where union_grant.id = allowances.grant_id and union_grant.budget_id = any(${open}::uuid[])
      and union_grant.state = 'issued' and allowances.member_id = ${memberId} and allowances.withdrawn_at is null`
  await sweepEndedAllowances(tx, open, now)
}
