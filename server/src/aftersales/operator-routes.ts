import type { aftersalesContract } from '@yuxiang/shared/api/aftersales'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { decideCase, previewDecision } from './decide.ts'
import { operatorCases } from './list-cases.ts'
import { requirePhotos } from './photos.ts'
import { readCase } from './read-case.ts'
import { sayOnCase } from './say.ts'

type OfOperator = {
  [K in keyof typeof aftersalesContract as K extends `${string}/operations/${string}`
    ? K
    : never]: (typeof aftersalesContract)[K]
}

/** What the platform does with cases that were brought to it. */
export function operatorRoutes(platform: Platform): RouteTable<OfOperator> {
  const { database } = platform
  const operator = (userId: string) => ({ userId, role: 'operator' }) as const
  const read = (userId: string, id: string) => readCase(platform, operator(userId), id)
  return {
    'GET /api/operations/after-sales': only(['operator'], ({ query }) => operatorCases(database.db, query)),
    'GET /api/operations/after-sales/{id}': only(['operator'], ({ actor, params }) =>
      read(actor.userId, params.id),
    ),
    'POST /api/operations/after-sales/{id}/decide': only(['operator'], async ({ actor, params, body }) => {
      await decideCase(platform, actor.userId, params.id, body)
      return read(actor.userId, params.id)
    }),
    'POST /api/operations/after-sales/{id}/preview': only(['operator'], ({ actor, params, body }) =>
      previewDecision(platform, actor.userId, params.id, body.lines),
    ),
    'POST /api/operations/after-sales/{id}/messages': only(
      ['operator'],
      async ({ actor, params, body, idempotency }) => {
        await requirePhotos(database.db, actor.userId, body.photos)
        return idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await sayOnCase(tx, platform, operator(actor.userId), params.id, body),
        }))
      },
    ),
  }
}
