import type { GrantInput, GrantPreview } from '@yuxiang/shared/api/union-grants'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import type { ProblemCode } from '@yuxiang/shared/problems'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { balancesOf } from '../platform/ledger/index.ts'
import { fundAccountOf } from './accounts.ts'
import { digestOf } from './digest.ts'
import type { ReceivedReader } from './got-this-year.ts'
import { memberCapOf, overCapWords, type Share, sharesOverCap } from './member-cap.ts'

/** What issuing a grant would do at this moment. */
export interface GrantPlan {
  shares: Share[]
  totalFen: number
  availableFen: number
  groups: GrantPreview['groups']
  memberYearCapFen: number | null
  overCap: (Share & { gotFen: number })[]
  /** Of who gets how much. */
  digest: string
  /** What stands in the way, the first that is to be said first. */
  obstacles: Obstacle[]
}

type Obstacle = Extract<
  ProblemCode,
  | 'budget_closed'
  | 'grant_exists'
  | 'grant_dates_invalid'
  | 'grant_scope_invalid'
  | 'budget_short'
  | 'cap_exceeded'
>

export interface PlannedBudget {
  id: string
  unionId: string
  year: number
  state: 'open' | 'closed'
  memberYearCapFen: number | null
}

/**
 * Computes a grant from the roster, the fund and what members got this year. A preview reads them as they are; issuing
 * calls it with roster and budget locked, so that what it says then holds.
 */
export async function planGrant(
  db: Db,
  budget: PlannedBudget,
  input: Omit<GrantInput, 'budgetId'>,
  scope: { isValid: boolean },
  received: ReceivedReader,
  now: Date,
): Promise<GrantPlan> {
  const members = await membersConcerned(db, budget.unionId, input.amounts)
  const fund = (await balancesOf(db, [fundAccountOf(budget.id)])).get(fundAccountOf(budget.id))
  const availableFen = (fund?.balance ?? 0) - (fund?.held ?? 0)
  const shares = members.map(({ id, amountFen }) => ({ memberId: id, amountFen }))
  const totalFen = shares.reduce((sum, share) => sum + share.amountFen, 0)
  const overCap = await sharesOverCap(db, budget, shares, received, now)
  const found: [Obstacle, boolean][] = [
    ['budget_closed', budget.state === 'closed'],
    ['grant_exists', await isIssued(db, budget.id, input.name)],
    ['grant_dates_invalid', !areDatesValid(input, budget.year, now)],
    ['grant_scope_invalid', !scope.isValid],
    ['budget_short', totalFen > availableFen],
    ['cap_exceeded', overCap.length > 0],
  ]
  const obstacles = found.filter(([, isThere]) => isThere).map(([code]) => code)
  const digest = digestOf(shares.map(({ memberId, amountFen }) => `${memberId} ${amountFen}`))
  const { memberYearCapFen } = budget
  const groups = groupsOf(members)
  return { shares, totalFen, availableFen, groups, memberYearCapFen, overCap, digest, obstacles }
}

/** Two officers, or one with two phones, issue the same grant once: its name says that it is the same. */
async function isIssued(db: Db, budgetId: string, name: string): Promise<boolean> {
  const rows = await sqlOf(db)`
    select from union_grants where budget_id = ${budgetId} and name = ${name} and state = 'issued'`
  return rows.length > 0
}

/** Ends after it begins and after today, and no later than the year after the budget's. */
const areDatesValid = (
  { validFrom, validTo }: { validFrom: string; validTo: string },
  year: number,
  now: Date,
) => validFrom <= validTo && validTo >= dayInShanghai(now) && validTo <= `${year + 1}-12-31`

interface MemberConcerned {
  id: string
  group: string
  amountFen: number
}

async function membersConcerned(
  db: Db,
  unionId: string,
  amounts: GrantInput['amounts'],
): Promise<MemberConcerned[]> {
  const sql = sqlOf(db)
  const byGroup =
    'perGroup' in amounts ? new Map(amounts.perGroup.map((one) => [one.group, one.amountFen])) : null
  const forAll = 'perMemberFen' in amounts ? amounts.perMemberFen : 0
  const rows = await sql<{ id: string; group: string }[]>`
    select member.id, member.group_name as "group" from union_members member
    where member.union_id = ${unionId} and member.state = 'active'
      and (${byGroup === null} or member.group_name = any(${[...(byGroup?.keys() ?? [])]}::text[]))
    order by member.group_name, member.id`
  return rows.map((row) => ({ ...row, amountFen: byGroup?.get(row.group) ?? forAll }))
}

function groupsOf(members: readonly MemberConcerned[]): GrantPreview['groups'] {
  return [...Map.groupBy(members, (member) => member.group)].map(([group, own]) => {
    const amountFen = own[0]?.amountFen ?? 0
    return { group, members: own.length, amountFen, totalFen: amountFen * own.length }
  })
}

/** The legal basis of the yearly cap, with the figure that holds for this union. */
export const capOf = (plan: GrantPlan): GrantPreview['cap'] => ({
  amountFen: memberCapOf(plan.memberYearCapFen),
  basis: policy.unionMemberYearCap.basis,
})

/** What an obstacle is about in figures, for the officer; null where its title says all. */
export function detailOf(obstacle: Obstacle, plan: GrantPlan): string | null {
  switch (obstacle) {
    case 'budget_short':
      return `需要 ${formatYuan(plan.totalFen)} 元，可用 ${formatYuan(plan.availableFen)} 元`
    case 'cap_exceeded':
      return overCapWords(plan.overCap.length, plan.memberYearCapFen)
    default:
      return null
  }
}
