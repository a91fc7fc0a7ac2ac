import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Person } from './audience.ts'
import { requireBelonging } from './claim-coupon.ts'
import { hashOfCode, plainCode } from './coupon-code.ts'

/**
 * Turns a code into a coupon of the caller's, in the caller's transaction; answers its id. The code is bound by a
 * conditional update, so two people at once get one coupon. Refuses with `coupon_code_invalid` what does not exist or
 * is used (the same answer, so that nothing is learnt by trying), `coupon_not_claimable`, `coupon_not_for_you`,
 * `coupon_limit_reached`.
 */
export async function redeemCode(tx: Db, person: Person, typed: string, now: Date): Promise<string> {
  const { userId } = person
  const sql = sqlOf(tx)
  const at = now.toISOString()
  const codeHash = hashOfCode(plainCode(typed))
  const couponId = newId()
  const [code] = await sql<{ batchId: string }[]>`
    update coupon_codes set coupon_id = ${couponId} where code_hash = ${codeHash} and coupon_id is null
    returning batch_id as "batchId"`
  if (!code) throw new Refusal('coupon_code_invalid')
  const [batch] = await sql<{ isOpen: boolean }[]>`
    select state = 'published' and claim_from <= ${at}::timestamptz and ${at}::timestamptz < claim_to as "isOpen"
    from coupon_batches where id = ${code.batchId}`
  if (!batch?.isOpen) throw new Refusal('coupon_not_claimable')
  await requireBelonging(tx, person, code.batchId, now)
  const [redeemed] = await sql`
    insert into coupons (id, batch_id, user_id, ordinal, claimed_at, usable_to)
    select ${couponId}, batch.id, ${userId}, mine.last + 1, ${at}::timestamptz, batch.usable_to
    from coupon_batches batch
    cross join lateral (
      select coalesce(max(ordinal), 0) as last from coupons where batch_id = batch.id and user_id = ${userId}
    ) mine
    where batch.id = ${code.batchId} and mine.last < batch.per_person_limit
    returning id`
  if (!redeemed) throw new Refusal('coupon_limit_reached')
  return couponId
}
