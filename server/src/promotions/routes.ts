import type { promotionsContract } from '@yuxiang/shared/api/promotions'
import { listProducts } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { type IdempotencyKey, only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { createAnswers } from './answers.ts'
import { claimCoupon, claimedAgain, requireBelonging } from './claim-coupon.ts'
import { openBatches, withClaimed } from './read-center.ts'
import { readCouponGoods, readOwnCoupon } from './read-coupon-goods.ts'
import { readLabels, readProductPromotions } from './read-product-promotions.ts'
import { findPublic, readPromotion, readPromotions } from './read-promotions.ts'
import { readCoupon, readWallet } from './read-wallet.ts'
import { redeemCode } from './redeem-code.ts'
import { withinOf } from './scope.ts'
import { scopeTexts } from './scope-text.ts'

const claimsPerShopper: RouteLimit = { count: 60, seconds: 60, per: 'actor' }
/** A code has 80 bits; still nobody tries many. Counted over all processes, per account and per address. */
const redemptionsPerShopper: RouteLimit = { count: 10, seconds: 600, per: 'actor', shared: true }
const redemptionsPerAddress = { count: 60, seconds: 600, shared: true } as const

/** What everybody sees of campaigns and coupons, and what shoppers claim. Promotions know no orders: `isFirstOrder` is handed in. */
export function promotionRoutes(
  platform: Platform,
  isFirstOrder: (db: Db, userId: string) => Promise<boolean>,
): RouteTable<typeof promotionsContract> {
  const { database, clock, limits } = platform
  const personOf = (tx: Db, userId: string) => ({ userId, isFirstOrder: () => isFirstOrder(tx, userId) })
  const answers = createAnswers(platform)
  const readCenter = async () => ({ items: (await openBatches(platform)).map(({ card }) => card) })
  /** Runs a claim once per key and answers the coupon. */
  const getCoupon = async (
    userId: string,
    key: IdempotencyKey,
    claim: (tx: Db, now: Date) => Promise<string>,
  ) => {
    const scopeText = await scopeTexts(platform)
    return claimedAgain(() =>
      idempotently(database, userId, key, async (tx) => {
        const now = clock()
        return { answer: await readCoupon(tx, scopeText, await claim(tx, now), now) }
      }),
    )
  }
  return {
    'GET /api/promotions': open(() => answers.bytes('promotions', () => readPromotions(platform))),
    'GET /api/promotions/labels': open(({ query }) =>
      answers.bytes(`labels?${query.productIds.toLowerCase()}`, () => readLabels(platform, query.productIds)),
    ),
    'GET /api/promotions/{id}': open(({ params }) =>
      answers.bytes(`promotions/${params.id.toLowerCase()}`, () => readPromotion(platform, params.id)),
    ),
    'GET /api/promotions/{id}/products': open(({ params, query }) =>
      answers.bytes(`promotions/${params.id.toLowerCase()}/products?${JSON.stringify(query)}`, async () => {
        const { plan, merchantId } = await findPublic(platform, params.id)
        return listProducts(platform, query, withinOf(plan.scope, merchantId))
      }),
    ),
    'GET /api/products/{id}/promotions': open(async ({ params, actor }) => {
      const key = `products/${params.id.toLowerCase()}`
      const read = () => readProductPromotions(platform, params.id)
      if (!actor) return answers.bytes(key, read)
      const { campaigns, coupons } = await answers.value(key, read)
      return { campaigns, coupons: await withClaimed(platform, actor.userId, coupons) }
    }),
    'GET /api/coupons/center': open(async ({ actor }) => {
      if (!actor) return answers.bytes('center', readCenter)
      const { items } = await answers.value('center', readCenter)
      return { items: await withClaimed(platform, actor.userId, items) }
    }),
    'POST /api/coupons/center/{id}/claims': only(
      ['shopper'],
      ({ actor, params, idempotency }) =>
        getCoupon(actor.userId, idempotency, async (tx, now) => {
          await requireBelonging(tx, personOf(tx, actor.userId), params.id, now)
          return claimCoupon(tx, actor.userId, params.id, now)
        }),
      claimsPerShopper,
    ),
    'POST /api/coupons/redemptions': only(
      ['shopper'],
      async ({ actor, body, idempotency, clientIp }) => {
        await limits.take('coupon-redemptions', clientIp, redemptionsPerAddress)
        return getCoupon(actor.userId, idempotency, (tx, now) =>
          redeemCode(tx, personOf(tx, actor.userId), body.code, now),
        )
      },
      redemptionsPerShopper,
    ),
    'GET /api/coupons/{id}/products': only(['shopper'], ({ actor, params, query }) =>
      readCouponGoods(platform, actor.userId, params.id, query),
    ),
    'GET /api/coupons/{id}': only(['shopper'], ({ actor, params }) =>
      readOwnCoupon(platform, actor.userId, params.id),
    ),
    'GET /api/coupons': only(['shopper'], ({ actor, query }) => readWallet(platform, actor.userId, query)),
  }
}
