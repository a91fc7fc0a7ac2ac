import { cityStaffIds, countiesOfStaff } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'

/** Somebody of an office, and which counties' cases he sees: null for all, as the city does. */
export interface Office {
  userId: string
  role: 'county' | 'city'
  counties: readonly string[] | null
}

/** What this account sees. Rows are chosen by it in the query itself, so that another county's are not there at all. */
export async function officeOf(db: Db, { userId, roles }: Actor): Promise<Office> {
  if (roles.includes('city') && (await cityStaffIds(db)).includes(userId)) {
    return { userId, role: 'city', counties: null }
  }
  return { userId, role: 'county', counties: await countiesOfStaff(db, userId) }
}

/** What a county's staff acts for: never more than its own counties, whatever else the account may see. */
export async function countyOffice(
  db: Db,
  { userId }: Actor,
): Promise<Office & { counties: readonly string[] }> {
  return { userId, role: 'county', counties: await countiesOfStaff(db, userId) }
}
