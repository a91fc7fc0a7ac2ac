import { type Db, sqlOf } from '../platform/db/index.ts'

/** Which of these orders count for a live session. */
export async function attributedAmong(db: Db, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const rows = await sqlOf(db)<{ orderId: string }[]>`
    select order_id as "orderId" from live_attributions where order_id = any(${[...orderIds]}::uuid[])`
  return new Set(rows.map(({ orderId }) => orderId))
}
