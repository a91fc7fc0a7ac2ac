import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { gotIn, type ReceivedReader, yearOf } from './got-this-year.ts'

/** What one member may get in a calendar year: the policy's figure, or less when the union set less. */
export const memberCapOf = (memberYearCapFen: number | null): number =>
  Math.min(memberYearCapFen ?? Number.POSITIVE_INFINITY, policy.unionMemberYearCap.value)

export interface Share {
  memberId: string
  amountFen: number
}

/** Of these shares, those that would lift their member above the yearly cap, with what the member got so far. */
export async function sharesOverCap(
  db: Db,
  { unionId, memberYearCapFen }: { unionId: string; memberYearCapFen: number | null },
  shares: readonly Share[],
  received: ReceivedReader,
  now: Date,
): Promise<(Share & { gotFen: number })[]> {
  const sql = sqlOf(db)
  const rows = await sql<{ memberId: string; amountFen: string; gotFen: string }[]>`
    select share.member_id as "memberId", share.fen as "amountFen", coalesce(got.fen, 0) as "gotFen"
    from unnest(${shares.map(({ memberId }) => memberId)}::uuid[],
      ${shares.map(({ amountFen }) => amountFen)}::bigint[]) as share (member_id, fen)
    left join ${gotIn(sql, unionId, yearOf(now), received)} got on got.member_id = share.member_id
    where coalesce(got.fen, 0) + share.fen > ${memberCapOf(memberYearCapFen)}`
  return rows.map((row) => ({ ...row, amountFen: Number(row.amountFen), gotFen: Number(row.gotFen) }))
}

/** How many would pass which cap, in words for the officer. */
export const overCapWords = (members: number, memberYearCapFen: number | null): string =>
  `${members} 名会员将超过每人每年 ${formatYuan(memberCapOf(memberYearCapFen))} 元`
