import type { aftersalesContract } from '@yuxiang/shared/api/aftersales'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { applyForAfterSale } from './apply.ts'
import { cancelCase, escalateCase, receiveReplacement, shipReturn } from './buyer-acts.ts'
import { ownCases } from './list-cases.ts'
import { merchantRoutes } from './merchant-routes.ts'
import { operatorRoutes } from './operator-routes.ts'
import { readOrderClaims } from './order-claims.ts'
import { requirePhotos } from './photos.ts'
import { previewCase } from './preview-case.ts'
import { readCase } from './read-case.ts'
import { sayOnCase } from './say.ts'
import { trackCase } from './track-case.ts'

/** A call that asks the outside world is not to be had without end. */
const outsideLimit: RouteLimit = { count: 120, seconds: 60, per: 'actor' }

export function afterSaleRoutes(platform: Platform): RouteTable<typeof aftersalesContract> {
  const { database } = platform
  const { db } = database
  const buyer = (userId: string) => ({ userId, role: 'buyer' }) as const
  const read = (userId: string, id: string) => readCase(platform, buyer(userId), id)
  return {
    'GET /api/orders/{id}/after-sales': only(['shopper'], ({ actor, params }) =>
      readOrderClaims(platform, actor.userId, params.id),
    ),
    'POST /api/after-sales/preview': only(['shopper'], ({ actor, body }) =>
      previewCase(platform, actor.userId, body),
    ),
    'POST /api/after-sales': only(
      ['shopper'],
      async ({ actor, body, idempotency }) => {
        await requirePhotos(database.db, actor.userId, body.photos)
        return idempotently(database, actor.userId, idempotency, async (tx) => {
          const id = await applyForAfterSale(tx, platform, actor.userId, body)
          return { answer: await readCase(platform, buyer(actor.userId), id, tx) }
        })
      },
      { count: 30, seconds: 3_600, per: 'actor' },
    ),
    'GET /api/after-sales': only(['shopper'], ({ actor, query }) => ownCases(db, actor.userId, query)),
    'GET /api/after-sales/{id}': only(['shopper'], ({ actor, params }) => read(actor.userId, params.id)),
    'POST /api/after-sales/{id}/cancel': only(['shopper'], async ({ actor, params }) => {
      await cancelCase(platform, actor.userId, params.id)
      return read(actor.userId, params.id)
    }),
    'POST /api/after-sales/{id}/return-shipment': only(['shopper'], async ({ actor, params, body }) => {
      await shipReturn(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/after-sales/{id}/confirm-replacement': only(['shopper'], async ({ actor, params }) => {
      await receiveReplacement(platform, actor.userId, params.id)
      return read(actor.userId, params.id)
    }),
    'POST /api/after-sales/{id}/escalate': only(['shopper'], async ({ actor, params, body }) => {
      await requirePhotos(database.db, actor.userId, body.photos)
      await escalateCase(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/after-sales/{id}/messages': only(['shopper'], async ({ actor, params, body, idempotency }) => {
      await requirePhotos(database.db, actor.userId, body.photos)
      return idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await sayOnCase(tx, platform, buyer(actor.userId), params.id, body),
      }))
    }),
    'GET /api/after-sales/{id}/tracking': only(
      ['shopper'],
      ({ actor, params, query }) => trackCase(platform, buyer(actor.userId), params.id, query.parcel),
      outsideLimit,
    ),
    ...merchantRoutes(platform, outsideLimit),
    ...operatorRoutes(platform),
  }
}
