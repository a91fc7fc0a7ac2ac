import type { Audience, Basis, OfferScope, Tier } from '@yuxiang/shared/api/offer-terms'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { readAudience } from './audience.ts'
import type { BatchRow } from './find-campaign.ts'

/** A coupon that can be used now, with its batch's terms. */
export interface UsableCoupon {
  id: string
  batchId: string
  merchantId: string | null
  name: string
  basis: Basis
  tiers: readonly Tier[]
  scope: OfferScope
  audience: Audience
  usableTo: string
}

type Row = Omit<UsableCoupon, 'audience'> & Pick<BatchRow, 'audience' | 'audienceUnionIds' | 'audienceDays'>

/** A wallet is not looked through without end: of more than so many the ones that end first. */
const LOOKED_AT_MAX = 60

/** The shopper's coupons that can be used at this moment, those that end first first. */
export async function usableCoupons(db: Db, userId: string, now: Date): Promise<UsableCoupon[]> {
  const at = now.toISOString()
  const rows = await sqlOf(db)<Row[]>`
    select coupon.id, coupon.batch_id as "batchId", batch.merchant_id as "merchantId", batch.name, batch.basis,
      batch.tiers, batch.scope, batch.audience, batch.audience_union_ids as "audienceUnionIds",
      batch.audience_days as "audienceDays", coupon.usable_to as "usableTo"
    from coupons coupon join coupon_batches batch on batch.id = coupon.batch_id
    where coupon.user_id = ${userId} and coupon.state = 'available' and coupon.usable_to > ${at}::timestamptz
      and batch.usable_from <= ${at}::timestamptz
    order by coupon.usable_to, coupon.id limit ${LOOKED_AT_MAX}`
  return rows.map(({ audience, audienceUnionIds, audienceDays, ...row }) => ({
    ...row,
    audience: readAudience({ audience, audienceUnionIds, audienceDays }),
    usableTo: new Date(row.usableTo).toISOString(),
  }))
}
