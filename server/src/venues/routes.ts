import type { venuesContract } from '@yuxiang/shared/api/venues'
import type { Db } from '../platform/db/index.ts'
import { only, open, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { assignProducts } from './assign-products.ts'
import { closeVenue, openVenue } from './close-venue.ts'
import { listManagedVenues, listOpenVenues, readManagedVenue, readVenue } from './read-venues.ts'
import type { Shelf } from './shelf.ts'
import { changeVenue, createVenue } from './write-venue.ts'

const operator = ['operator'] as const

/** Everyone may look at what is open; the operator makes, fills, closes and opens. */
export function venueRoutes(platform: Platform, shelf: Shelf): RouteTable<typeof venuesContract> {
  const { database, clock } = platform
  const { db } = database
  const act = async (venueId: string, work: (tx: Db) => Promise<void>) => {
    await database.transaction(work)
    return readManagedVenue(db, shelf, venueId)
  }
  return {
    'GET /api/venues': open(({ query }) => listOpenVenues(platform, shelf, query)),
    'GET /api/venues/{id}': open(({ params }) => readVenue(db, params.id)),
    'GET /api/operations/venues': only(operator, ({ query }) => listManagedVenues(db, query)),
    'POST /api/operations/venues': only(operator, async ({ actor, body, idempotency }) => {
      const counties = await shelf.countiesOf(platform)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await createVenue(tx, actor.userId, body, { counties, now: clock() })
        return { answer: await readManagedVenue(tx, shelf, id) }
      })
    }),
    'GET /api/operations/venues/{id}': only(operator, ({ params }) => readManagedVenue(db, shelf, params.id)),
    'PUT /api/operations/venues/{id}': only(operator, async ({ actor, params: { id }, body }) => {
      const counties = await shelf.countiesOf(platform)
      return act(id, (tx) => changeVenue(tx, actor.userId, id, body, { counties, shelf }))
    }),
    'PUT /api/operations/venues/{id}/products': only(operator, ({ actor, params: { id }, body }) =>
      act(id, (tx) => assignProducts(tx, actor.userId, id, body.productIds, shelf)),
    ),
    'POST /api/operations/venues/{id}/close': only(operator, ({ actor, params: { id }, body }) =>
      act(id, (tx) => closeVenue(tx, actor.userId, id, body.reason, shelf)),
    ),
    'POST /api/operations/venues/{id}/open': only(operator, ({ actor, params: { id } }) =>
      act(id, (tx) => openVenue(tx, actor.userId, id, shelf)),
    ),
  }
}
