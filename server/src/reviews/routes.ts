import type { reviewsContract } from '@yuxiang/shared/api/reviews'
import { merchantsOfStaff } from '../merchants/index.ts'
import { only, open, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { answerReview } from './answer-review.ts'
import { keptReviews } from './caches.ts'
import { decide } from './decide.ts'
import { readDecisions } from './read-decisions.ts'
import { readMerchantReview, readMerchantReviews } from './read-merchant-reviews.ts'
import { readOverseen } from './read-overseen.ts'
import { readOwnReviews, readWaitingLines } from './read-own-reviews.ts'
import { readProductReviews } from './read-product-reviews.ts'
import { appeal, restore, takeDown, uphold } from './take-down.ts'
import { writeReview } from './write-review.ts'

/** Each is looked at by WeChat, whose calls are counted. */
const writeLimit = { count: 30, seconds: 600, per: 'actor' } as const

export function reviewRoutes(platform: Platform): RouteTable<typeof reviewsContract> {
  const { database } = platform
  const { db } = database
  return {
    'GET /api/products/{id}/reviews': open(({ params, query }) =>
      keptReviews(platform, `${params.id.toLowerCase()}?${JSON.stringify(query)}`, () =>
        readProductReviews(platform, params.id, query),
      ),
    ),
    'GET /api/reviews': only(['shopper'], ({ query, actor }) =>
      readOwnReviews(platform, actor.userId, query),
    ),
    'GET /api/reviews/waiting': only(['shopper'], ({ query, actor }) =>
      readWaitingLines(platform, actor.userId, query),
    ),
    'POST /api/reviews': only(
      ['shopper'],
      ({ body, actor, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await writeReview(tx, platform, actor.userId, body),
        })),
      writeLimit,
    ),
    'POST /api/reviews/{id}/appeal': only(
      ['shopper'],
      async ({ params, body, actor }) => {
        await appeal(platform, actor.userId, params.id, body.text)
        return undefined
      },
      writeLimit,
    ),
    'GET /api/merchant/reviews': only(['merchant'], async ({ query, actor }) =>
      readMerchantReviews(db, await merchantsOfStaff(db, actor.userId, 'orders'), query),
    ),
    'POST /api/merchant/reviews/{id}/answer': only(
      ['merchant'],
      ({ params, body, actor, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => {
          const merchantIds = await merchantsOfStaff(tx, actor.userId, 'orders')
          const { userId } = actor
          await answerReview(tx, platform, { userId, merchantIds }, { reviewId: params.id, text: body.text })
          return { answer: await readMerchantReview(tx, merchantIds, params.id) }
        }),
      writeLimit,
    ),
    'GET /api/operations/reviews': only(['operator'], ({ query }) => readDecisions(db, query)),
    'POST /api/operations/reviews/{id}/decision': only(['operator'], async ({ params, body, actor }) => {
      await decide(platform, actor.userId, params.id, body)
      return undefined
    }),
    'GET /api/operations/published-reviews': only(['operator'], ({ query }) => readOverseen(db, query)),
    'POST /api/operations/reviews/{id}/take-down': only(['operator'], async ({ params, body, actor }) => {
      await takeDown(platform, actor.userId, params.id, body.reason)
      return undefined
    }),
    'POST /api/operations/reviews/{id}/restore': only(['operator'], async ({ params, body, actor }) => {
      await restore(platform, actor.userId, params.id, body.reason)
      return undefined
    }),
    'POST /api/operations/reviews/{id}/uphold': only(['operator'], async ({ params, body, actor }) => {
      await uphold(platform, actor.userId, params.id, body.reason)
      return undefined
    }),
  }
}
