import type { OfferScope } from '@yuxiang/shared/api/offer-terms'
import type { Coupon } from '@yuxiang/shared/api/promotions'
import { listProducts, type ProductList } from '../catalog/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { readCoupon } from './read-wallet.ts'
import { withinOf } from './scope.ts'
import { scopeTexts } from './scope-text.ts'

interface Owned {
  scope: OfferScope
  merchantId: string | null
}

/** Refuses with `coupon_not_found` what is not the caller's. */
async function requireOwn({ database: { sql } }: Platform, userId: string, couponId: string): Promise<Owned> {
  const [own] = await sql<Owned[]>`
    select batch.scope, batch.merchant_id as "merchantId"
    from coupons coupon join coupon_batches batch on batch.id = coupon.batch_id
    where coupon.id = ${couponId} and coupon.user_id = ${userId}`
  if (!own) throw new Refusal('coupon_not_found')
  return own
}

/** One coupon of the caller's wallet. */
export async function readOwnCoupon(platform: Platform, userId: string, couponId: string): Promise<Coupon> {
  await requireOwn(platform, userId, couponId)
  const scopeText = await scopeTexts(platform)
  return readCoupon(platform.database.db, scopeText, couponId, platform.clock())
}

/** What a coupon of the caller's can be used for. */
export async function readCouponGoods(
  platform: Platform,
  userId: string,
  couponId: string,
  query: { page?: number | undefined; pageSize?: number | undefined; cursor?: string | undefined },
): Promise<ProductList> {
  const { scope, merchantId } = await requireOwn(platform, userId, couponId)
  return listProducts(platform, query, withinOf(scope, merchantId))
}
