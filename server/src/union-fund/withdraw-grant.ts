import { grantMachine } from '@yuxiang/shared/states/grant'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockOpenBudget } from './lock-budget.ts'
import { ofOfficer } from './officers.ts'
import { sweepEndedAllowances } from './sweep-ended-allowances.ts'
import { unionGrants } from './tables.ts'

/**
 * Takes back what is unspent of a grant; what unpaid orders hold comes back when they end. Repeating it changes
 * nothing, nor does withdrawing what has expired. Refuses with `grant_not_found`.
 */
export async function withdrawGrant(platform: Platform, userId: string, grantId: string): Promise<void> {
  const { database, clock } = platform
  await database.transaction(async (tx) => {
    const [grant] = await tx
      .select({ budgetId: unionGrants.budgetId })
      .from(unionGrants)
      .where(and(eq(unionGrants.id, grantId), ofOfficer(tx, userId, unionGrants)))
    if (!grant) throw new Refusal('grant_not_found')
    if (!(await lockOpenBudget(tx, grant.budgetId))) return
    const withdrawn = await tx
      .update(unionGrants)
      .set({ state: 'withdrawn' })
      .where(
        and(
          eq(unionGrants.id, grantId),
          inArray(unionGrants.state, statesAllowing(grantMachine, 'withdraw')),
        ),
      )
      .returning({ id: unionGrants.id })
    if (withdrawn.length === 0) return
    await sweepEndedAllowances(tx, [grant.budgetId], clock())
    await audit(tx, {
      actorId: userId,
      action: 'grant.withdraw',
      subject: 'grant',
      subjectId: grantId,
      before: { state: 'issued' },
      after: { state: 'withdrawn' },
    })
  })
}
