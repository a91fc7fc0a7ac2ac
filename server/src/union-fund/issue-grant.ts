import type { GrantInput } from '@yuxiang/shared/api/union-grants'
import { audit } from '../platform/audit/index.ts'
import { analyzeAfter } from '../platform/db/analyze-after.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { openAccounts, transfer, transferIdOf } from '../platform/ledger/index.ts'
import { fundAccountOf } from './accounts.ts'
import { type ReceivedReader, yearOf } from './got-this-year.ts'
import { lockRoster } from './lock-roster.ts'
import { requireOfficer } from './officers.ts'
import { openBudgetOf } from './open-budget-of.ts'
import { detailOf, type GrantPlan, planGrant } from './plan-grant.ts'
import { unionGrants } from './tables.ts'

/**
 * Issues a grant: every member's allowance and the money in it, or nothing. Roster and budget are locked, so two at
 * once can't pass the budget or a member's yearly cap together. Answers the grant's id. Refuses with
 * `union_not_found`, `budget_not_found`, `budget_closed`, `grant_dates_invalid`, `grant_scope_invalid`,
 * `grant_changed` (other members or another total than expected), `grant_exists`, `budget_short`, `cap_exceeded`.
 */
export async function issueGrant(
  tx: Db,
  userId: string,
  unionId: string,
  {
    expectedMembers,
    expectedTotalFen,
    expectedDigest,
    budgetId,
    ...input
  }: GrantInput & {
    expectedMembers: number
    expectedTotalFen: number
    expectedDigest?: string | undefined
  },
  scope: { isValid: boolean },
  received: ReceivedReader,
  now: Date,
): Promise<string> {
  await requireOfficer(tx, userId, unionId)
  await lockRoster(tx, unionId)
  const budget = await openBudgetOf(tx, userId, unionId, budgetId)
  const plan = await planGrant(tx, { ...budget, state: 'open' }, input, scope, received, now)
  const isAsExpected =
    plan.shares.length === expectedMembers &&
    plan.totalFen === expectedTotalFen &&
    plan.digest === (expectedDigest ?? plan.digest)
  refuseObstacles(plan, isAsExpected)

  const grant = {
    id: newId(),
    unionId,
    budgetId,
    name: input.name,
    scope: input.scope,
    validFrom: input.validFrom,
    validTo: input.validTo,
    members: plan.shares.length,
    amountFen: plan.totalFen,
    year: yearOf(now),
    issuedAt: now,
  }
  await tx.insert(unionGrants).values(grant)
  await giveShares(tx, grant, plan, now)
  await audit(tx, {
    actorId: userId,
    action: 'grant.issue',
    subject: 'grant',
    subjectId: grant.id,
    after: { ...input, budgetId, members: grant.members, amountFen: grant.amountFen },
  })
  return grant.id
}

function refuseObstacles(plan: GrantPlan, isAsExpected: boolean): void {
  const [obstacle] = plan.obstacles
  // Another roster than the officer saw explains a shortage better than the shortage does.
  const isAboutMoney = obstacle === 'budget_short' || obstacle === 'cap_exceeded'
  if (!isAsExpected && (obstacle === undefined || isAboutMoney)) throw new Refusal('grant_changed')
  if (obstacle === undefined) return
  const detail = detailOf(obstacle, plan)
  throw new Refusal(obstacle, detail === null ? {} : { detail })
}

/** Two statements and the ledger's, whatever the number of members. */
async function giveShares(
  tx: Db,
  grant: { id: string; budgetId: string },
  plan: GrantPlan,
  now: Date,
): Promise<void> {
  const shares = plan.shares.map((share) => ({ ...share, id: newId() }))
  await sqlOf(tx)`
    insert into allowances (id, grant_id, member_id, amount_fen)
    select id, ${grant.id}::uuid, member_id, amount_fen
    from unnest(${shares.map((share) => share.id)}::uuid[], ${shares.map((share) => share.memberId)}::uuid[],
      ${shares.map((share) => share.amountFen)}::bigint[]) as share (id, member_id, amount_fen)`
  await analyzeAfter(tx, shares.length, ['allowances'])
  await openAccounts(
    tx,
    shares.map((share) => ({ id: share.id, kind: 'allowance', ownerId: share.memberId })),
    now,
  )
  await transfer(
    tx,
    shares.map((share) => ({
      phase: 'single',
      id: transferIdOf('grant.issue', share.id),
      from: fundAccountOf(grant.budgetId),
      to: share.id,
      amount: share.amountFen,
      code: 'grant.issue',
      subjectId: grant.id,
    })),
    now,
  )
}
