import { type Db, sqlOf } from '../platform/db/index.ts'

/** Whether the account has joined a union and is on its roster. */
export async function isUnionMember(db: Db, userId: string): Promise<boolean> {
  const rows = await sqlOf(db)`
    select from union_members where user_id = ${userId} and state = 'active' limit 1`
  return rows.length > 0
}
