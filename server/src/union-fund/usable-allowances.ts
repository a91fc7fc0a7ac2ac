import type { GrantScope } from '@yuxiang/shared/api/union'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'

export interface UsableAllowance {
  /** Its ledger account's id as well. */
  id: string
  grantName: string
  unionName: string
  /** What no order holds. */
  remainingFen: number
  /** Last day, `YYYY-MM-DD` in Asia/Shanghai. */
  validTo: string
  scope: GrantScope
}

/** What the shopper can pay with today, the one that ends first first. One prepared statement. */
export async function usableAllowances(db: Db, userId: string, now: Date): Promise<UsableAllowance[]> {
  const sql = sqlOf(db)
  const rows = await sql<(Omit<UsableAllowance, 'remainingFen'> & { remainingFen: string })[]>`
    select allowance.id, union_grant.name as "grantName", unions.name as "unionName",
      account.balance - account.held as "remainingFen", union_grant.valid_to::text as "validTo", union_grant.scope
    from union_members member
    join allowances allowance on allowance.member_id = member.id
    join union_grants union_grant on union_grant.id = allowance.grant_id
    join unions on unions.id = union_grant.union_id
    join ${accountFigures(sql)} account on account.id = allowance.id
    where member.user_id = ${userId} and allowance.withdrawn_at is null and union_grant.state = 'issued'
      and ${dayInShanghai(now)}::date between union_grant.valid_from and union_grant.valid_to
      and account.balance > account.held
    order by union_grant.valid_to, allowance.id`
  return rows.map((row) => ({ ...row, remainingFen: Number(row.remainingFen) }))
}
