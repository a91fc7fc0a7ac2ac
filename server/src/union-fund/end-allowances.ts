import { grantMachine } from '@yuxiang/shared/states/grant'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, inArray, lt } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'
import { lockOpenBudget } from './lock-budget.ts'
import { sweepEndedAllowances } from './sweep-ended-allowances.ts'
import { unionGrants } from './tables.ts'

/** Job: grants whose last day is over expire, and what is left of ended allowances goes back to its fund. */
export async function endAllowances({ database, clock }: Platform): Promise<void> {
  const now = clock()
  for (const budgetId of await budgetsConcerned(database.lists, now)) {
    await database.transaction(async (tx) => {
      if (!(await lockOpenBudget(tx, budgetId))) return
      await expireGrants(tx, budgetId, now)
      await sweepEndedAllowances(tx, [budgetId], now)
    })
  }
}

/** Marks grants whose last day in Asia/Shanghai is over. The caller has locked the budget and sweeps afterwards. */
export async function expireGrants(tx: Db, budgetId: string, now: Date): Promise<void> {
  await tx
    .update(unionGrants)
    .set({ state: 'expired' })
    .where(
      and(
        eq(unionGrants.budgetId, budgetId),
        lt(unionGrants.validTo, dayInShanghai(now)),
        inArray(unionGrants.state, statesAllowing(grantMachine, 'expire')),
      ),
    )
}

async function budgetsConcerned(sql: Platform['database']['lists'], now: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from union_budgets budget
    where state = 'open' and (
      exists (select from union_grants union_grant where union_grant.budget_id = budget.id
        and union_grant.state = 'issued' and union_grant.valid_to < ${dayInShanghai(now)}::date)
      or exists (
        select from union_grants union_grant
        join allowances allowance on allowance.grant_id = union_grant.id
        join ${accountFigures(sql)} account on account.id = allowance.id
        where union_grant.budget_id = budget.id and account.balance > account.held
          and (union_grant.state <> 'issued' or allowance.withdrawn_at is not null)))
    order by id`
  return rows.map((row) => row.id)
}
