import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** Refuses with `budget_unit_not_found` unless the account acts for the unit: a stranger's is no different from none. */
export async function requireOfficer(db: Db, userId: string, unitId: string): Promise<void> {
  const rows = await sqlOf(db)`
    select from budget_unit_officers where unit_id = ${unitId} and user_id = ${userId}`
  if (rows.length === 0) throw new Refusal('budget_unit_not_found')
}

/**
 * The same for somebody who writes in this transaction: the unit stays as it is until its end. Refuses with
 * `budget_unit_closed`, too.
 */
export async function requireOpenUnit(tx: Db, userId: string, unitId: string): Promise<void> {
  const [unit] = await sqlOf(tx)<{ isClosed: boolean }[]>`
    select unit.closed_at is not null as "isClosed" from budget_units unit
    join budget_unit_officers officer on officer.unit_id = unit.id
    where unit.id = ${unitId} and officer.user_id = ${userId} for share`
  if (!unit) throw new Refusal('budget_unit_not_found')
  if (unit.isClosed) throw new Refusal('budget_unit_closed')
}

/** Locks a unit against everybody who writes about it; refuses with `budget_unit_not_found`. */
export async function lockUnit(tx: Db, unitId: string): Promise<void> {
  const rows = await sqlOf(tx)`select from budget_units where id = ${unitId} for update`
  if (rows.length === 0) throw new Refusal('budget_unit_not_found')
}
