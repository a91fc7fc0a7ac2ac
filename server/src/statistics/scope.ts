import { countiesOf } from '../catalog/index.ts'
import { countiesOfStaff } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'

/** Codes of the counties whose sales somebody sees; null for the whole city. */
export type Counties = readonly string[] | null

/** The city's office sees everything, a county's its own. */
export const countiesSeenBy = async (db: Db, { userId, roles }: Actor): Promise<Counties> =>
  roles.includes('city') ? null : countiesOfStaff(db, userId)

/** Of what somebody sees, one county; refuses with `county_unknown` what is none, or another's. */
export async function narrowedTo(
  platform: Platform,
  counties: Counties,
  county: string | undefined,
): Promise<Counties> {
  if (county === undefined) return counties
  await requireCounty(platform, counties, county)
  return [county]
}

/** A county that somebody sees. Refuses with `county_unknown`. */
export async function requireCounty(
  platform: Platform,
  counties: Counties,
  countyCode: string,
): Promise<{ code: string; name: string }> {
  const found = (await countiesOf(platform)).find(({ code }) => code === countyCode)
  if (!found || (counties && !counties.includes(countyCode))) throw new Refusal('county_unknown')
  return found
}
