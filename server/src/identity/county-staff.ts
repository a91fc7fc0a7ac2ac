import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { countyStaff, users } from './tables.ts'

/** Codes of the districts and counties this account works for; none for everybody else. */
export async function countiesOfStaff(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ countyCode: countyStaff.countyCode })
    .from(countyStaff)
    .where(eq(countyStaff.userId, userId))
    .orderBy(asc(countyStaff.countyCode))
  return rows.map(({ countyCode }) => countyCode)
}

/** Who works for a county: whom to tell. */
export async function staffOfCounty(db: Db, countyCode: string): Promise<string[]> {
  const rows = await db
    .select({ userId: countyStaff.userId })
    .from(countyStaff)
    .where(eq(countyStaff.countyCode, countyCode))
    .orderBy(asc(countyStaff.userId))
  return rows.map(({ userId }) => userId)
}

/** Lets somebody who holds the role `county` work for a county. Idempotent. */
export async function assignCounty(tx: Db, userId: string, countyCode: string): Promise<void> {
  await tx.insert(countyStaff).values({ userId, countyCode }).onConflictDoNothing()
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
