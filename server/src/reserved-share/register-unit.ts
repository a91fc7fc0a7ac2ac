import type { BudgetUnitInput } from '@yuxiang/shared/api/reserved-share-office'
import { countiesOf } from '../catalog/index.ts'
import { createStaff } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { readUnit } from './read-units.ts'
import { lockUnit } from './scope.ts'
import { budgetUnitOfficers, budgetUnits } from './tables.ts'
import { tellOfficer } from './tell.ts'

/**
 * The operator registers a budget unit with its first officer, who need not have an account yet; answers its id. Refuses
 * with `budget_unit_exists`, `region_unknown`.
 */
export async function registerUnit(
  tx: Db,
  platform: Platform,
  actorId: string | null,
  { officerPhone, ...input }: BudgetUnitInput & { officerPhone: string },
): Promise<string> {
  const unitId = newId()
  const fields = await fieldsOf(tx, platform, input)
  const rows = await tx
    .insert(budgetUnits)
    .values({ ...fields, id: unitId, registeredAt: platform.clock(), registeredBy: actorId })
    .onConflictDoNothing({ target: budgetUnits.creditCode })
    .returning({ id: budgetUnits.id })
  if (rows.length === 0) throw new Refusal('budget_unit_exists')
  const officerId = await createStaff(platform, { phone: officerPhone, roles: ['budgetUnit'] }, tx)
  await tx.insert(budgetUnitOfficers).values({ unitId, userId: officerId })
  await tellOfficer(tx, platform, officerId, { id: unitId, name: input.name })
  await audit(tx, {
    actorId,
    action: 'budgetUnit.register',
    subject: 'budgetUnit',
    subjectId: unitId,
    after: { ...fields, officerId },
  })
  return unitId
}

/** Changes what is registered of a unit. Refuses with `budget_unit_not_found`, `budget_unit_exists`, `region_unknown`. */
export async function changeUnit(
  tx: Db,
  platform: Platform,
  actorId: string,
  unitId: string,
  input: BudgetUnitInput,
): Promise<void> {
  await lockUnit(tx, unitId)
  const before = await readUnit(tx, unitId)
  const fields = await fieldsOf(tx, platform, input)
  const { name, creditCode, level, supervisor, countyCode, county } = fields
  try {
    await sqlOf(tx)`
      update budget_units set name = ${name}, credit_code = ${creditCode}, level = ${level},
        supervisor = ${supervisor}, county_code = ${countyCode}, county = ${county}
      where id = ${unitId}`
  } catch (error) {
    throw violatedConstraint(error) === 'budget_units_credit_code' ? new Refusal('budget_unit_exists') : error
  }
  await audit(tx, {
    actorId,
    action: 'budgetUnit.change',
    subject: 'budgetUnit',
    subjectId: unitId,
    before,
    after: fields,
  })
}

/** A unit that was merged or dissolved files and buys no more (`reason`), or does again (null). Repeating changes nothing. */
export async function closeUnit(
  tx: Db,
  platform: Platform,
  actorId: string,
  unitId: string,
  reason: string | null,
): Promise<void> {
  await lockUnit(tx, unitId)
  const closedAt = reason === null ? null : platform.clock().toISOString()
  const moved = await sqlOf(tx)`
    update budget_units set closed_at = ${closedAt}::timestamptz, closed_reason = ${reason}
    where id = ${unitId} and (closed_at is null) = ${reason !== null} returning id`
  if (moved.length === 0) return
  await audit(tx, {
    actorId,
    action: reason === null ? 'budgetUnit.reopen' : 'budgetUnit.close',
    subject: 'budgetUnit',
    subjectId: unitId,
    after: { reason },
  })
}

async function fieldsOf(tx: Db, platform: Platform, { countyCode, ...input }: BudgetUnitInput) {
  if (countyCode === null) return { ...input, countyCode: '', county: '' }
  const county = (await countiesOf(platform, tx)).find(({ code }) => code === countyCode)
  if (!county) throw new Refusal('region_unknown')
  return { ...input, countyCode, county: county.name }
}
