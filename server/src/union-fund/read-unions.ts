import type { UnionView } from '@yuxiang/shared/api/union-office'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** The unions an account acts for. */
export function unionsOf(db: Db, officerUserId: string): Promise<UnionView[]> {
  const sql = sqlOf(db)
  return sql<UnionView[]>`
    ${viewOf(sql)}
    where exists (select from union_officers officer where officer.union_id = unions.id
      and officer.user_id = ${officerUserId})
    order by unions.id`
}

/** One union; refuses with `union_not_found`. */
export async function readUnion(db: Db, unionId: string): Promise<UnionView> {
  const sql = sqlOf(db)
  const [union] = await sql<UnionView[]>`${viewOf(sql)} where unions.id = ${unionId}`
  if (!union) throw new Refusal('union_not_found')
  return union
}

const viewOf = (sql: ReturnType<typeof sqlOf>) => sql`
  select unions.id, unions.name, unions.unit_name as "unitName", unions.invite_code as "inviteCode",
    unions.invoice_title as "invoiceTitle", unions.tax_no as "taxNo",
    (select count(*)::int from union_members where union_id = unions.id and state = 'active') as members,
    (select count(*)::int from union_join_requests where union_id = unions.id and state = 'requested') as "joinRequests"
  from unions`
