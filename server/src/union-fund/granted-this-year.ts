import { dayInShanghai } from '../platform/clock.ts'
import type { sqlOf } from '../platform/db/index.ts'

/** The calendar year in Asia/Shanghai. */
export const yearOf = (now: Date): number => Number(dayInShanghai(now).slice(0, 4))

/** A subquery of what a union's members were granted in a year and have not lost again: `member_id, fen`. */
export const grantedIn = (sql: ReturnType<typeof sqlOf>, unionId: string, year: number) => sql`(
  select allowance.member_id, sum(allowance.amount_fen - allowance.returned_fen)::bigint as fen
  from union_grants union_grant join allowances allowance on allowance.grant_id = union_grant.id
  where union_grant.union_id = ${unionId} and union_grant.year = ${year}
  group by allowance.member_id)`
