import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'

/**
 * Orders were received: gives the coupons that their campaigns promised, once per order, as long as the batch has some.
 * Nobody gets more of a batch than its bound per person.
 */
export async function rewardCoupons(tx: Db, orderIds: readonly string[], now: Date): Promise<void> {
  const sql = sqlOf(tx)
  const due = await sql<{ batchId: string; orderId: string; userId: string }[]>`
    select reward_batch_id as "batchId", order_id as "orderId", user_id as "userId" from offer_uses
    where order_id = any(${[...orderIds]}::uuid[]) and state = 'taken' and reward_batch_id is not null
    order by reward_batch_id, order_id`
  // One by one: rewards are rare, and each takes its place among the person's coupons of the batch.
  for (const { batchId, orderId, userId } of due) {
    // Locked first: the statement after it counts what another receipt has just given.
    await sql`select from coupon_counts where batch_id = ${batchId} for update`
    const [seat] = await sql`
      update coupon_counts counts set claimed = claimed + 1
      from coupon_batches batch
      where counts.batch_id = ${batchId} and batch.id = counts.batch_id and claimed < total
        and batch.usable_to > ${now.toISOString()}::timestamptz
        and not exists (select from coupons where batch_id = ${batchId} and reward_order_id = ${orderId})
        and (select count(*) from coupons where batch_id = ${batchId} and user_id = ${userId}) < batch.per_person_limit
      returning counts.batch_id`
    if (!seat) continue
    await sql`
      insert into coupons (id, batch_id, user_id, ordinal, claimed_at, usable_to, reward_order_id)
      select ${newId()}, ${batchId}, ${userId},
        coalesce((select max(ordinal) from coupons where batch_id = ${batchId} and user_id = ${userId}), 0) + 1,
        ${now.toISOString()}::timestamptz, usable_to, ${orderId}
      from coupon_batches where id = ${batchId}`
  }
}

/** An order was given back whole: what it earned and nobody used is void. */
export async function voidRewards(tx: Db, orderId: string): Promise<void> {
  await sqlOf(tx)`
    update coupons set state = 'void' where reward_order_id = ${orderId} and state = 'available'`
}
