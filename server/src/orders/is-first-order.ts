import { type Db, sqlOf } from '../platform/db/index.ts'

/** Whether the person has no order that stands: a cancelled one does not count. */
export async function isFirstOrder(db: Db, userId: string): Promise<boolean> {
  const rows = await sqlOf(db)`
    select from orders where user_id = ${userId} and state not in ('cancelled', 'closed') limit 1`
  return rows.length === 0
}

/**
 * The same for whoever places one in this transaction: of several at once one is the first, the others wait for it. Asked
 * only where an offer is for first orders, before any row is locked; the question is a statement after the lock, or it
 * would not see what the lock waited for.
 */
export async function isFirstPlaced(tx: Db, userId: string): Promise<boolean> {
  await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended(${`first-order/${userId}`}, 0))`
  return isFirstOrder(tx, userId)
}
