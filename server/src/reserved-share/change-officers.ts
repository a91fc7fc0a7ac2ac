import { policy } from '@yuxiang/shared/policy'
import { and, eq } from 'drizzle-orm'
import { createStaff, grantRole, withdrawRole } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { readUnit } from './read-units.ts'
import { lockUnit } from './scope.ts'
import { budgetUnitOfficers } from './tables.ts'
import { tellOfficer } from './tell.ts'

/**
 * Makes whoever has this phone an officer of a unit, who need not have an account yet; somebody who is one already
 * stays one. Refuses with `budget_unit_not_found`, `budget_officer_limit`.
 */
export async function addOfficer(
  tx: Db,
  platform: Platform,
  actorId: string,
  unitId: string,
  phone: string,
): Promise<void> {
  await lockUnit(tx, unitId)
  const before = await officersOf(tx, unitId)
  const officerId = await createStaff(platform, { phone, roles: ['budgetUnit'] }, tx)
  if (before.includes(officerId)) return
  if (before.length >= policy.budgetOfficersMax.value) throw new Refusal('budget_officer_limit')
  await tx.insert(budgetUnitOfficers).values({ unitId, userId: officerId })
  await tellOfficer(tx, platform, officerId, await readUnit(tx, unitId))
  await audit(tx, {
    actorId,
    action: 'budgetOfficer.add',
    subject: 'budgetUnit',
    subjectId: unitId,
    after: { officerId },
  })
}

/**
 * Takes a unit out of an officer's hands, the last one's only when it is closed; with their last unit the role goes. Refuses with
 * `budget_unit_not_found`, `budget_officer_not_found`, `budget_officer_last`.
 */
export async function removeOfficer(
  tx: Db,
  actorId: string,
  { unitId, officerId }: { unitId: string; officerId: string },
): Promise<void> {
  await lockUnit(tx, unitId)
  const all = await officersOf(tx, unitId)
  if (!all.includes(officerId)) throw new Refusal('budget_officer_not_found')
  // A unit that is closed needs nobody: whoever acted for it is let go.
  const isOpen = (await readUnit(tx, unitId)).closedReason === null
  if (all.length === 1 && isOpen) throw new Refusal('budget_officer_last')
  // Changes nothing, and holds the person's row: whoever names or removes them for another unit meanwhile waits here.
  await grantRole(tx, officerId, 'budgetUnit')
  await tx
    .delete(budgetUnitOfficers)
    .where(and(eq(budgetUnitOfficers.unitId, unitId), eq(budgetUnitOfficers.userId, officerId)))
  const [other] = await tx
    .select({ unitId: budgetUnitOfficers.unitId })
    .from(budgetUnitOfficers)
    .where(eq(budgetUnitOfficers.userId, officerId))
    .limit(1)
  if (!other) await withdrawRole(tx, officerId, 'budgetUnit')
  await audit(tx, {
    actorId,
    action: 'budgetOfficer.remove',
    subject: 'budgetUnit',
    subjectId: unitId,
    before: { officerId },
  })
}

/** Who acts for a unit, by id. */
async function officersOf(db: Db, unitId: string): Promise<string[]> {
  const rows = await db
    .select({ userId: budgetUnitOfficers.userId })
    .from(budgetUnitOfficers)
    .where(eq(budgetUnitOfficers.unitId, unitId))
  return rows.map(({ userId }) => userId)
}
