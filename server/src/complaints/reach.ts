import { and, eq, inArray, notInArray, type SQL } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'
import type { Officer } from './offices.ts'
import { complaintCases as cases } from './tables.ts'

/** One region by equality: that is what the queue's index is in order for. */
const withinRegions = ({ regions }: Officer): SQL | undefined => {
  if (regions === null) return undefined
  const [only] = regions
  return regions.length === 1 && only ? eq(cases.regionCode, only) : inArray(cases.regionCode, [...regions])
}

/** No condition for who is nobody's staff, as nearly every officer: his lists stay as cheap as they are. */
export const notInvolved = ({ involvedIn }: Officer): SQL | undefined =>
  involvedIn.length === 0 ? undefined : notInArray(cases.merchantId, [...involvedIn])

/** The cases that an officer may open: of his regions, and about no merchant that he works for. */
export const withinReach = (officer: Officer): SQL | undefined =>
  and(withinRegions(officer), notInvolved(officer))

/** The same of `complaint_cases one`. */
export function reachOf(sql: postgres.Sql, { regions, involvedIn }: Officer): Fragment {
  const within = regions === null ? sql`true` : sql`one.region_code = any(${[...regions]}::text[])`
  return involvedIn.length === 0
    ? within
    : sql`${within} and one.merchant_id <> all(${[...involvedIn]}::uuid[])`
}
