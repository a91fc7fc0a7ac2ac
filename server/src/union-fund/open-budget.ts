import { policy } from '@yuxiang/shared/policy'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { openAccounts, transfer, transferIdOf } from '../platform/ledger/index.ts'
import { fundAccountOf, fundingSourceOf } from './accounts.ts'
import { requireOfficer } from './officers.ts'
import { budgetSources } from './tables.ts'

export interface NewBudget {
  year: number
  amountFen: number
  memberYearCapFen?: number | undefined
  source: { title: string; documentNo: string; issuedOn: string }
}

/**
 * Opens a union's year with its source document, or adds to it when it is open already; a cap given anew replaces
 * the old one. Answers its id. Refuses with `union_not_found`, `budget_closed`, `cap_above_policy`.
 */
export async function openBudget(
  tx: Db,
  userId: string,
  unionId: string,
  { year, amountFen, memberYearCapFen, source }: NewBudget,
  now: Date,
): Promise<string> {
  await requireOfficer(tx, userId, unionId)
  if ((memberYearCapFen ?? 0) > policy.unionMemberYearCap.value) throw new Refusal('cap_above_policy')
  const [budget] = await sqlOf(tx)<{ id: string }[]>`
    insert into union_budgets as budget (id, union_id, year, state, member_year_cap_fen, opened_at)
    values (${newId()}, ${unionId}, ${year}, 'open', ${memberYearCapFen ?? null}, ${now.toISOString()}::timestamptz)
    on conflict (union_id, year) do update
      set member_year_cap_fen = coalesce(excluded.member_year_cap_fen, budget.member_year_cap_fen)
      where budget.state = 'open'
    returning id`
  if (!budget) throw new Refusal('budget_closed')
  const sourceId = newId()
  await tx
    .insert(budgetSources)
    .values({ ...source, id: sourceId, budgetId: budget.id, amountFen, addedAt: now })
  const [from, to] = [fundingSourceOf(budget.id), fundAccountOf(budget.id)]
  await openAccounts(
    tx,
    [
      { id: from, kind: 'fundingSource', ownerId: unionId },
      { id: to, kind: 'fund', ownerId: unionId },
    ],
    now,
  )
  const id = transferIdOf('fund.open', sourceId)
  await transfer(
    tx,
    [{ phase: 'single', id, from, to, amount: amountFen, code: 'fund.open', subjectId: budget.id }],
    now,
  )
  await audit(tx, {
    actorId: userId,
    action: 'budget.open',
    subject: 'budget',
    subjectId: budget.id,
    after: { year, amountFen, memberYearCapFen, source },
  })
  return budget.id
}
