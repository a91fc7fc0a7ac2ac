import type { GrantInput, GrantPreview } from '@yuxiang/shared/api/union-grants'
import { problems } from '@yuxiang/shared/problems'
import { and, eq } from 'drizzle-orm'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { memberCards } from './active-members.ts'
import type { ReceivedReader } from './got-this-year.ts'
import { requireOfficer } from './officers.ts'
import { capOf, detailOf, planGrant } from './plan-grant.ts'
import { measureScope } from './scope.ts'
import { unionBudgets } from './tables.ts'

const overCapListed = 100

/** What issuing this would do, and what stands in its way. Refuses with `union_not_found`, `budget_not_found`. */
export async function previewGrant(
  platform: Platform,
  userId: string,
  unionId: string,
  input: GrantInput,
  received: ReceivedReader,
): Promise<GrantPreview> {
  const { db } = platform.database
  await requireOfficer(db, userId, unionId)
  const [budget] = await db
    .select()
    .from(unionBudgets)
    .where(and(eq(unionBudgets.id, input.budgetId), eq(unionBudgets.unionId, unionId)))
  if (!budget) throw new Refusal('budget_not_found')
  const scope = await measureScope(platform, input.scope)
  const plan = await planGrant(db, budget, input, scope, received, platform.clock())
  const listed = plan.overCap.slice(0, overCapListed)
  const cards = await memberCards(
    platform,
    db,
    listed.map((one) => one.memberId),
  )
  const obstacles = plan.obstacles.map((code) => {
    const detail = detailOf(code, plan)
    return detail ? `${problems[code][1]}：${detail}` : problems[code][1]
  })
  if (plan.shares.length === 0) obstacles.push('所选分组中没有在册会员')
  return {
    members: plan.shares.length,
    totalFen: plan.totalFen,
    availableFen: plan.availableFen,
    groups: plan.groups,
    cap: capOf(plan),
    overCapCount: plan.overCap.length,
    overCap: listed.map(({ gotFen, ...one }) => ({
      ...one,
      grantedFen: gotFen,
      name: cards.get(one.memberId)?.name ?? '',
    })),
    usableProducts: scope.usableProducts,
    digest: plan.digest,
    obstacles,
  }
}
