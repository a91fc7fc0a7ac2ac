import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { countyStaff, users } from './tables.ts'

type StaffOffice = (typeof countyStaff.$inferSelect)['office']

/** The city's market supervision (市市场监督管理局): over the counties' and the next level for what they leave late. */
export const CITY_REGION = '500000'

/** Codes of the districts and counties this account works for in a county's office; none for everybody else. */
export const countiesOfStaff = (db: Db, userId: string) => regionsOf(db, userId, 'county')

/**
 * Codes of the districts and counties whose market supervision this account belongs to, `CITY_REGION` for the city's;
 * none for everybody else.
 */
export const regionsOfRegulator = (db: Db, userId: string) => regionsOf(db, userId, 'regulator')

/** Who works in a county's office: whom to tell. */
export const staffOfCounty = (db: Db, countyCode: string) => staffOf(db, countyCode, 'county')

/** The office that hears of a county's matters: its own, or the city's where that has nobody; and at which desk. */
export async function officeOver(
  db: Db,
  countyCode: string,
): Promise<{ desk: 'county' | 'city'; staff: string[] }> {
  const staff = await staffOfCounty(db, countyCode)
  return staff.length > 0 ? { desk: 'county', staff } : { desk: 'city', staff: await cityStaffIds(db) }
}

/** Who of that office is to be told. */
export const countyOrCityStaff = async (db: Db, countyCode: string): Promise<string[]> =>
  (await officeOver(db, countyCode)).staff

/** Who belongs to a county's market supervision, or with `CITY_REGION` to the city's: whom to tell. */
export const regulatorsOf = (db: Db, regionCode: string) => staffOf(db, regionCode, 'regulator')

/** Lets somebody who holds the role of the office work for a county. Idempotent. */
export async function assignCounty(
  tx: Db,
  userId: string,
  countyCode: string,
  office: StaffOffice = 'county',
): Promise<void> {
  await tx.insert(countyStaff).values({ userId, office, countyCode }).onConflictDoNothing()
}

/** Who works in any county's office: whom to tell of what concerns all. */
export async function countyStaffIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: countyStaff.userId })
    .from(countyStaff)
    .where(eq(countyStaff.office, 'county'))
    .orderBy(asc(countyStaff.userId))
  return rows.map(({ userId }) => userId)
}

/** Who works at the city's office: whom to tell. */
export async function cityStaffIds(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(sql`'city' = any(${users.roles})`)
    .orderBy(asc(users.id))
  return rows.map(({ id }) => id)
}

async function regionsOf(db: Db, userId: string, office: StaffOffice): Promise<string[]> {
  const rows = await db
    .select({ countyCode: countyStaff.countyCode })
    .from(countyStaff)
    .where(and(eq(countyStaff.userId, userId), eq(countyStaff.office, office)))
    .orderBy(asc(countyStaff.countyCode))
  return rows.map(({ countyCode }) => countyCode)
}

async function staffOf(db: Db, countyCode: string, office: StaffOffice): Promise<string[]> {
  const rows = await db
    .select({ userId: countyStaff.userId })
    .from(countyStaff)
    .where(and(eq(countyStaff.countyCode, countyCode), eq(countyStaff.office, office)))
    .orderBy(asc(countyStaff.userId))
  return rows.map(({ userId }) => userId)
}
