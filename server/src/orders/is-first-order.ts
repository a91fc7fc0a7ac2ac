import { type Db, sqlOf } from '../platform/db/index.ts'

/** Whether the person has no order that stands: a cancelled one does not count. */
export async function isFirstOrder(db: Db, userId: string): Promise<boolean> {
  const rows = await sqlOf(db)`
    select from orders where user_id = ${userId} and state not in ('cancelled', 'closed') limit 1`
  return rows.length === 0
}
