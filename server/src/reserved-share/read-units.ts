import type { BudgetUnitView } from '@yuxiang/shared/api/reserved-share'
import type { ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { getPhone, nicknamesOf } from '../identity/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'

const pageSizeDefault = 20

/** The columns of a unit, of a table called `unit`. */
export const unitColumns = (sql: ReturnType<typeof sqlOf>): Fragment => sql`
  unit.id, unit.name, unit.credit_code as "creditCode", unit.level, unit.supervisor,
  unit.county_code as "countyCode", unit.county, unit.closed_reason as "closedReason"`

/** The units somebody acts for. */
export async function unitsOf(db: Db, userId: string): Promise<BudgetUnitView[]> {
  const sql = sqlOf(db)
  const rows = await sql<BudgetUnitView[]>`
    select ${unitColumns(sql)} from budget_units unit
    join budget_unit_officers officer on officer.unit_id = unit.id
    where officer.user_id = ${userId} order by unit.closed_at is not null, unit.name, unit.id`
  return [...rows]
}

/** One unit; refuses with `budget_unit_not_found`. */
export async function readUnit(db: Db, unitId: string): Promise<BudgetUnitView> {
  const sql = sqlOf(db)
  const [unit] = await sql<BudgetUnitView[]>`
    select ${unitColumns(sql)} from budget_units unit where unit.id = ${unitId}`
  if (!unit) throw new Refusal('budget_unit_not_found')
  return unit
}

/** One unit with its officers, for the operator. */
export async function readManagedUnit(platform: Platform, db: Db, unitId: string): Promise<ManagedUnit> {
  const unit = await readUnit(db, unitId)
  const [managed] = await withOfficers(platform, db, [unit])
  return managed ?? { ...unit, officers: [] }
}

/** Units by a part of their name or by their code, with their officers, for the operator. */
export async function listManagedUnits(
  platform: Platform,
  {
    q = '',
    page = 1,
    pageSize = pageSizeDefault,
  }: { q?: string | undefined; page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: ManagedUnit[]; total: number }> {
  const { db } = platform.database
  const sql = sqlOf(db)
  const named =
    q === '' ? sql`true` : sql`(position(${q} in unit.name) > 0 or unit.credit_code = ${q.toUpperCase()})`
  const rows = await sql<BudgetUnitView[]>`
    select ${unitColumns(sql)} from budget_units unit where ${named}
    order by unit.name, unit.id limit ${pageSize} offset ${(page - 1) * pageSize}`
  const [count] = await sql<{ total: number }[]>`
    select count(*)::int as total from budget_units unit where ${named}`
  return { items: await withOfficers(platform, db, rows), total: count?.total ?? 0 }
}

async function withOfficers(
  platform: Platform,
  db: Db,
  units: readonly BudgetUnitView[],
): Promise<ManagedUnit[]> {
  const officers = await sqlOf(db)<{ unitId: string; userId: string }[]>`
    select unit_id as "unitId", user_id as "userId" from budget_unit_officers
    where unit_id = any(${units.map(({ id }) => id)}::uuid[]) order by unit_id, user_id`
  const names = await nicknamesOf(db, [...new Set(officers.map(({ userId }) => userId))])
  const managed: ManagedUnit[] = []
  for (const unit of units) {
    const own: ManagedUnit['officers'] = []
    for (const { userId } of officers.filter(({ unitId }) => unitId === unit.id)) {
      const phone = await getPhone(platform, userId, db)
      own.push({
        userId,
        nickname: names.get(userId) ?? '',
        phoneMasked: phone === null ? '' : maskPhone(phone),
      })
    }
    managed.push({ ...unit, officers: own })
  }
  return managed
}
