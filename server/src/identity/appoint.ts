import { type Office, type OfficeMember, offices } from '@yuxiang/shared/api/offices'
import { and, asc, eq, sql } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { assignCounty, CITY_REGION } from './county-staff.ts'
import { resolveRegion } from './regions.ts'
import { createStaff, withdrawRole } from './staff.ts'
import { countyStaff, users } from './tables.ts'

/** More than there will ever be; a list without an end serves nobody. */
const MEMBERS_SHOWN = 500
const CHONGQING = '500'
/** As the index says it that finds them. */
const atOffices = sql`roles && array['county', 'city', 'regulator', 'operator']`

/** Everybody at the offices, one row for each office somebody works at. */
export async function listOffices(
  platform: Platform,
  actorId: string,
  db: Db = platform.database.db,
): Promise<OfficeMember[]> {
  const people = await db
    .select({ id: users.id, nickname: users.nickname, phone: users.phoneEncrypted, roles: users.roles })
    .from(users)
    .where(atOffices)
    .orderBy(asc(users.id))
    .limit(MEMBERS_SHOWN)
  const assigned = await db.select().from(countyStaff).orderBy(asc(countyStaff.countyCode))
  return offices.flatMap((office) =>
    people
      .filter(({ roles }) => roles.includes(office))
      .map(({ id, nickname, phone }) => ({
        userId: id,
        office,
        nickname,
        phoneMasked: phone === null ? '' : maskPhone(platform.cipher.decrypt(phone)),
        counties: assigned.filter((row) => row.userId === id && row.office === office).map(countyOf),
        isSelf: id === actorId,
      })),
  )
}

const countyOf = ({ countyCode }: { countyCode: string }) => ({
  code: countyCode,
  name: countyCode === CITY_REGION ? '全市' : (resolveRegion(countyCode).region.split(' ').at(-1) ?? ''),
})

/**
 * The operator appoints whoever has this phone, who need not have an account yet; a county's staff and its market
 * supervision work for the counties named and no others. Refuses with `region_unknown` a county that is not Chongqing's,
 * with `officer_of_shop` whoever works for a merchant, with `forbidden` an operator who was dismissed.
 */
export async function appoint(
  tx: Db,
  platform: Platform,
  actorId: string,
  { phone, office, countyCodes }: { phone: string; office: Office; countyCodes: readonly string[] },
  merchantsOf: (tx: Db, userId: string) => Promise<string[]>,
): Promise<OfficeMember[]> {
  await requireOperator(tx, actorId)
  const codes = [...new Set(countyCodes)].toSorted()
  for (const code of codes) {
    if (office === 'regulator' && code === CITY_REGION) continue
    if (!code.startsWith(CHONGQING)) throw new Refusal('region_unknown')
    resolveRegion(code)
  }
  const userId = await createStaff(platform, { phone, roles: [office] }, tx)
  if ((await merchantsOf(tx, userId)).length > 0) throw new Refusal('officer_of_shop')
  if (office === 'county' || office === 'regulator') {
    await tx.delete(countyStaff).where(rowsOf(userId, office))
    for (const code of codes) await assignCounty(tx, userId, code, office)
  }
  await audit(tx, {
    actorId,
    action: 'office.appoint',
    subject: 'user',
    subjectId: userId,
    after: { office, ...(codes.length > 0 && { countyCodes: codes }) },
  })
  return listOffices(platform, actorId, tx)
}

/**
 * Takes an office from somebody, whose next call is refused. The last operator stays, whoever dismisses whom at the same moment. Refuses with `office_member_not_found`, `operator_last`, with
 * `forbidden` an operator who was dismissed.
 */
export async function dismiss(
  tx: Db,
  actorId: string,
  { userId, office }: { userId: string; office: Office },
): Promise<void> {
  if (office !== 'operator') await requireOperator(tx, actorId)
  // All who hold the office, locked in one order: two dismissals wait for each other here.
  const holders = await sqlOf(tx)<{ id: string }[]>`
    select id from users where roles && array['county', 'city', 'regulator', 'operator'] and ${office} = any(roles)
    order by id for no key update`
  if (office === 'operator' && !holders.some(({ id }) => id === actorId)) throw new Refusal('forbidden')
  if (!holders.some(({ id }) => id === userId)) throw new Refusal('office_member_not_found')
  if (office === 'operator' && holders.length === 1) throw new Refusal('operator_last')
  await withdrawRole(tx, userId, office)
  const counties =
    office === 'county' || office === 'regulator'
      ? await tx
          .delete(countyStaff)
          .where(rowsOf(userId, office))
          .returning({ countyCode: countyStaff.countyCode })
      : []
  await audit(tx, {
    actorId,
    action: 'office.dismiss',
    subject: 'user',
    subjectId: userId,
    before: { office, countyCodes: counties.map(({ countyCode }) => countyCode) },
  })
}

/** Who is dismissed at this very moment must not undo it: waits for a dismissal under way. */
async function requireOperator(tx: Db, userId: string): Promise<void> {
  const rows = await sqlOf(tx)`
    select from users where id = ${userId} and 'operator' = any(roles) for share`
  if (rows.length === 0) throw new Refusal('forbidden')
}

const rowsOf = (userId: string, office: 'county' | 'regulator') =>
  and(eq(countyStaff.userId, userId), eq(countyStaff.office, office))
