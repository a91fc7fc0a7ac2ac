import type { venueDeskContract } from '@yuxiang/shared/api/venue-desk'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { moveCounterStock } from './move-counter-stock.ts'
import { posterLink } from './poster.ts'
import { listCounterEntries, listLowStock, readCounterStock, readManagedStock } from './read-counter-stock.ts'
import { readVenueSales } from './read-venue-sales.ts'
import { salesFileLink } from './sales-file.ts'
import type { Shelf, VenueSalesOf } from './shelf.ts'

const operator = ['operator'] as const
const files: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** What lies in counters, what venues sold, and the poster that a buyer scans. */
export function venueDeskRoutes(
  platform: Platform,
  shelf: Shelf,
  salesOf: VenueSalesOf,
): RouteTable<typeof venueDeskContract> {
  const { database, clock } = platform
  const { db } = database
  return {
    'GET /api/venues/{id}/stock': open(async ({ params }) => ({
      items: await readCounterStock(db, shelf, params.id, clock()),
    })),
    'GET /api/operations/venues/{id}/stock': only(operator, async ({ params }) => ({
      items: await readManagedStock(db, shelf, params.id, clock()),
    })),
    'POST /api/operations/venues/{id}/stock/{skuId}': only(
      operator,
      ({ actor, params: { id, skuId }, body, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => {
          await moveCounterStock(tx, actor.userId, { venueId: id, skuId, input: body, now: clock(), shelf })
          return { answer: { items: await readManagedStock(tx, shelf, id, clock()) } }
        }),
    ),
    'GET /api/operations/venues/{id}/stock-entries': only(operator, ({ params, query }) =>
      listCounterEntries(db, shelf, params.id, { ...query, now: clock() }),
    ),
    'GET /api/operations/low-counter-stock': only(operator, ({ query }) =>
      listLowStock(db, shelf, clock(), query.pageSize),
    ),
    'GET /api/operations/venue-sales': only(operator, ({ query }) =>
      readVenueSales(platform, salesOf, query),
    ),
    'POST /api/operations/venue-sales/files': only(
      operator,
      ({ body }) => ({ downloadUrl: salesFileLink(platform, body) }),
      files,
    ),
    'POST /api/operations/venues/{id}/poster': only(
      operator,
      async ({ params }) => ({ downloadUrl: await posterLink(platform, params.id) }),
      files,
    ),
  }
}
