import type { aftersalesContract } from '@yuxiang/shared/api/aftersales'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { merchantCases } from './list-cases.ts'
import {
  approveCase,
  inspectReturn,
  noteArrival,
  refundInstead,
  rejectCase,
  shipReplacement,
} from './merchant-acts.ts'
import { requirePhotos } from './photos.ts'
import { readMerchantCase } from './read-case.ts'
import { sayOnCase } from './say.ts'
import { trackCase } from './track-case.ts'

type OfMerchant = {
  [K in keyof typeof aftersalesContract as K extends `${string}/merchant/${string}`
    ? K
    : never]: (typeof aftersalesContract)[K]
}

/** What a merchant's staff does with the cases of their merchants. */
export function merchantRoutes(platform: Platform, outsideLimit: RouteLimit): RouteTable<OfMerchant> {
  const { database } = platform
  const merchant = (userId: string) => ({ userId, role: 'merchant' }) as const
  const read = (userId: string, id: string) => readMerchantCase(platform, userId, id)
  return {
    'GET /api/merchant/after-sales': only(['merchant'], ({ actor, query }) =>
      merchantCases(database.db, actor.userId, query),
    ),
    'GET /api/merchant/after-sales/{id}': only(['merchant'], ({ actor, params }) =>
      read(actor.userId, params.id),
    ),
    'POST /api/merchant/after-sales/{id}/approve': only(['merchant'], async ({ actor, params, body }) => {
      await approveCase(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/merchant/after-sales/{id}/reject': only(['merchant'], async ({ actor, params, body }) => {
      await requirePhotos(database.db, actor.userId, body.photos)
      await rejectCase(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/merchant/after-sales/{id}/arrival': only(['merchant'], async ({ actor, params }) => {
      await noteArrival(platform, actor.userId, params.id)
      return read(actor.userId, params.id)
    }),
    'POST /api/merchant/after-sales/{id}/inspection': only(['merchant'], async ({ actor, params, body }) => {
      await requirePhotos(database.db, actor.userId, body.photos)
      await inspectReturn(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/merchant/after-sales/{id}/replacement': only(['merchant'], async ({ actor, params, body }) => {
      await shipReplacement(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/merchant/after-sales/{id}/refund-instead': only(['merchant'], async ({ actor, params }) => {
      await refundInstead(platform, actor.userId, params.id)
      return read(actor.userId, params.id)
    }),
    'POST /api/merchant/after-sales/{id}/messages': only(
      ['merchant'],
      async ({ actor, params, body, idempotency }) => {
        await requirePhotos(database.db, actor.userId, body.photos)
        return idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await sayOnCase(tx, platform, merchant(actor.userId), params.id, body),
        }))
      },
    ),
    'GET /api/merchant/after-sales/{id}/tracking': only(
      ['merchant'],
      ({ actor, params, query }) => trackCase(platform, merchant(actor.userId), params.id, query.parcel),
      outsideLimit,
    ),
  }
}
