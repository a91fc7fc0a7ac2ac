import type { unionPurchasesContract } from '@yuxiang/shared/api/union-purchases'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { requireOfficer } from '../union-fund/index.ts'
import { listDistributions, ownDistributions, signForMember, signOwn } from './distributions.ts'
import { placePurchase } from './place-purchase.ts'
import { quotePurchase } from './quote-purchase.ts'
import { listPurchases, readPurchase } from './read-purchases.ts'

export function unionPurchaseRoutes(platform: Platform): RouteTable<typeof unionPurchasesContract> {
  const { database } = platform
  const { db } = database
  return {
    'POST /api/union-office/unions/{id}/purchases/quote': only(['union'], ({ actor, params, body }) =>
      quotePurchase(platform, actor.userId, params.id, body),
    ),
    'POST /api/union-office/unions/{id}/purchases': only(['union'], ({ actor, params, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await placePurchase(tx, platform, actor.userId, params.id, body)
        return { answer: await readPurchase(tx, id) }
      }),
    ),
    'GET /api/union-office/unions/{id}/purchases': only(['union'], async ({ actor, params, query }) => {
      await requireOfficer(db, actor.userId, params.id)
      return listPurchases(db, params.id, query)
    }),
    'GET /api/union-office/purchases/{id}/distributions': only(['union'], ({ actor, params, query }) =>
      listDistributions(platform, actor.userId, params.id, query),
    ),
    'POST /api/union-office/distributions/{id}/sign': only(['union'], ({ actor, params }) =>
      signForMember(platform, actor.userId, params.id),
    ),
    'GET /api/union/distributions': only(['shopper'], async ({ actor }) => ({
      items: await ownDistributions(db, actor.userId),
    })),
    'POST /api/union/distributions/{id}/sign': only(['shopper'], ({ actor, params }) =>
      signOwn(platform, actor.userId, params.id),
    ),
  }
}
