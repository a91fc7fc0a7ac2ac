import type postgres from 'postgres'
import { dayInShanghai } from '../platform/clock.ts'
import type { Fragment } from '../platform/db/index.ts'

/** The calendar year in Asia/Shanghai. */
export const yearOf = (now: Date): number => Number(dayInShanghai(now).slice(0, 4))

/**
 * What union-fund asks of whoever buys collectively: a subquery of what a union's members received of it in a year:
 * `member_id, fen`.
 */
export type ReceivedReader = (sql: postgres.Sql, unionId: string, year: number) => Fragment

/**
 * A subquery of what a union's members got in a year and have not lost again, granted or bought for them:
 * `member_id, fen`. It counts against the yearly cap.
 */
export const gotIn = (sql: postgres.Sql, unionId: string, year: number, received: ReceivedReader) => sql`(
  select member_id, sum(fen)::bigint as fen from (
    select allowance.member_id, allowance.amount_fen - allowance.returned_fen as fen
    from union_grants union_grant join allowances allowance on allowance.grant_id = union_grant.id
    where union_grant.union_id = ${unionId} and union_grant.year = ${year}
    union all
    select member_id, fen from ${received(sql, unionId, year)} received
  ) got group by member_id)`
