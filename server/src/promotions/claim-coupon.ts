import { eq } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { audienceOf, type Person, readAudience } from './audience.ts'
import { couponBatches } from './tables.ts'

/** Claims of one person at the same moment that are worth another look. */
const ATTEMPTS = 3

/**
 * Refuses with `coupon_not_for_you` who is not among those the batch is for, on the claim's own connection. An unknown
 * batch is left to the claim to refuse.
 */
export async function requireBelonging(tx: Db, person: Person, batchId: string, now: Date): Promise<void> {
  const [batch] = await tx.select().from(couponBatches).where(eq(couponBatches.id, batchId))
  if (batch && !(await audienceOf(tx, person, now)(readAudience(batch))))
    throw new Refusal('coupon_not_for_you')
}

/**
 * Claims one coupon of the centre, in the caller's transaction; answers its id. One statement counts and writes: the
 * number left is the condition of the update, the person's bound is a unique ordinal. A second claim of the same
 * person at the same moment finds its ordinal taken and rolls back whole ({@link claimedAgain}).
 */
export async function claimCoupon(tx: Db, userId: string, batchId: string, now: Date): Promise<string> {
  const sql = sqlOf(tx)
  const at = now.toISOString()
  const couponId = newId()
  const [claimed] = await sql`
    with batch as (
      select id, usable_to, (
        select coalesce(max(ordinal), 0) from coupons where batch_id = ${batchId} and user_id = ${userId}) as mine
      from coupon_batches
      where id = ${batchId} and state = 'published' and channel = 'center'
        and claim_from <= ${at}::timestamptz and ${at}::timestamptz < claim_to
        and (select coalesce(max(ordinal), 0) from coupons where batch_id = ${batchId} and user_id = ${userId})
          < per_person_limit
    ), counted as (
      update coupon_counts counts set claimed = claimed + 1
      from batch where counts.batch_id = batch.id and claimed < total
      returning batch.id, batch.usable_to, batch.mine
    )
    insert into coupons (id, batch_id, user_id, ordinal, claimed_at, usable_to)
    select ${couponId}, id, ${userId}, mine + 1, ${at}::timestamptz, usable_to from counted
    returning id`
  if (!claimed) throw new Refusal(await whyNotClaimed(tx, userId, batchId, now))
  return couponId
}

async function whyNotClaimed(tx: Db, userId: string, batchId: string, now: Date) {
  const [batch] = await sqlOf(tx)<{ state: string; isOpen: boolean; isMine: boolean; channel: string }[]>`
    select state, channel, ${now.toISOString()}::timestamptz between claim_from and claim_to as "isOpen",
      (select count(*) from coupons where batch_id = batch.id and user_id = ${userId}) >= per_person_limit as "isMine"
    from coupon_batches batch where id = ${batchId}`
  if (batch?.channel !== 'center' || batch.state === 'draft' || batch.state === 'discarded')
    return 'coupon_batch_not_found'
  if (batch.state !== 'published' || !batch.isOpen) return 'coupon_not_claimable'
  return batch.isMine ? 'coupon_limit_reached' : 'coupons_gone'
}

/** Runs a claim again when the person's own other claim took its ordinal: by then it sees it. */
export async function claimedAgain<Answer>(claim: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await claim()
    } catch (error) {
      if (violatedConstraint(error) !== 'coupons_ordinal') throw error
      if (attempt === ATTEMPTS) throw new Refusal('coupon_limit_reached')
    }
  }
}
