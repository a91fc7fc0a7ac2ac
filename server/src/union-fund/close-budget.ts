import { grantMachine } from '@yuxiang/shared/states/grant'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures, balancesOf, transfer, transferIdOf } from '../platform/ledger/index.ts'
import { fundAccountOf, fundingSourceOf } from './accounts.ts'
import { expireGrants } from './end-allowances.ts'
import { lockOpenBudget } from './lock-budget.ts'
import { ofOfficer } from './officers.ts'
import { sweepEndedAllowances } from './sweep-ended-allowances.ts'
import { unionBudgets, unionGrants } from './tables.ts'

/**
 * Closes a year: every grant's unspent rest comes back to the fund, and the fund's to where it came from. Repeating
 * it changes nothing. Refuses with `budget_not_found`, `budget_has_held` while an unpaid order holds some of it.
 */
export async function closeBudget(platform: Platform, userId: string, budgetId: string): Promise<void> {
  const { database, clock } = platform
  await database.transaction(async (tx) => {
    const [own] = await tx
      .select({ id: unionBudgets.id })
      .from(unionBudgets)
      .where(and(eq(unionBudgets.id, budgetId), ofOfficer(tx, userId, unionBudgets)))
    if (!own) throw new Refusal('budget_not_found')
    if (!(await lockOpenBudget(tx, budgetId))) return
    const now = clock()
    await withdrawAll(tx, budgetId, now)
    const returnedFen = await returnFund(tx, budgetId, now)
    await tx
      .update(unionBudgets)
      .set({ state: 'closed', closedAt: now, returnedFen })
      .where(eq(unionBudgets.id, budgetId))
    await audit(tx, {
      actorId: userId,
      action: 'budget.close',
      subject: 'budget',
      subjectId: budgetId,
      before: { state: 'open' },
      after: { state: 'closed', returnedFen },
    })
  })
}

async function withdrawAll(tx: Db, budgetId: string, now: Date): Promise<void> {
  await expireGrants(tx, budgetId, now)
  const state = inArray(unionGrants.state, statesAllowing(grantMachine, 'withdraw'))
  await tx
    .update(unionGrants)
    .set({ state: 'withdrawn' })
    .where(and(eq(unionGrants.budgetId, budgetId), state))
  await sweepEndedAllowances(tx, [budgetId], now)
  const sql = sqlOf(tx)
  const [rest] = await sql<{ id: string }[]>`
    select allowance.id from union_grants union_grant
    join allowances allowance on allowance.grant_id = union_grant.id
    join ${accountFigures(sql)} account on account.id = allowance.id
    where union_grant.budget_id = ${budgetId} and account.balance > 0 limit 1`
  if (rest) throw new Refusal('budget_has_held')
}

async function returnFund(tx: Db, budgetId: string, now: Date): Promise<number> {
  const [from, to] = [fundAccountOf(budgetId), fundingSourceOf(budgetId)]
  const fund = (await balancesOf(tx, [from])).get(from)
  if (!fund || fund.balance === 0) return 0
  if (fund.held > 0) throw new Refusal('budget_has_held')
  const id = transferIdOf('fund.close', budgetId)
  await transfer(
    tx,
    [{ phase: 'single', id, from, to, amount: fund.balance, code: 'fund.close', subjectId: budgetId }],
    now,
  )
  return fund.balance
}
