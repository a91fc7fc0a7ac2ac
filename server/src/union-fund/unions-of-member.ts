import { type Db, sqlOf } from '../platform/db/index.ts'

/** The unions which this account has joined and on whose roster it is. */
export async function unionsOfMember(db: Db, userId: string): Promise<string[]> {
  const rows = await sqlOf(db)<{ id: string }[]>`
    select union_id as id from union_members where user_id = ${userId} and state = 'active'`
  return rows.map(({ id }) => id)
}
