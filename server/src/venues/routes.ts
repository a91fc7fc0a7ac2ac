import type { venuesContract } from '@yuxiang/shared/api/venues'
import type { Db } from '../platform/db/index.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { assignProducts } from './assign-products.ts'
import { keptVenues } from './caches.ts'
import { closeVenue, openVenue } from './close-venue.ts'
import { listManagedVenues, listOpenVenues, listPlaces, readManagedVenue, readVenue } from './read-venues.ts'
import { scanVenue } from './scan.ts'
import type { Shelf } from './shelf.ts'
import { changeVenue, createVenue } from './write-venue.ts'

const operator = ['operator'] as const
const scans: RouteLimit = { count: 60, seconds: 60, per: 'ip' }

/** Everyone may look at what is open; the operator makes, fills, closes and opens. */
export function venueRoutes(platform: Platform, shelf: Shelf): RouteTable<typeof venuesContract> {
  const { database, clock, config } = platform
  const { db } = database
  const act = async (venueId: string, work: (tx: Db) => Promise<void>) => {
    await database.transaction(work)
    return readManagedVenue(db, shelf, venueId)
  }
  const known = async () => ({
    counties: await shelf.countiesOf(platform),
    categories: await shelf.categoriesOf(platform),
  })
  return {
    'GET /api/venues': open(({ query }) =>
      keptVenues(platform, `list ${JSON.stringify(query)}`, () => listOpenVenues(platform, shelf, query)),
    ),
    'GET /api/venues/places': open(() => keptVenues(platform, 'places', () => listPlaces(db))),
    'POST /api/venues/scans': open(({ body }) => scanVenue(db, config.SECRET_KEY, body.code, clock()), scans),
    'GET /api/venues/{id}': open(({ params }) => readVenue(db, params.id)),
    'GET /api/operations/venues': only(operator, ({ query }) => listManagedVenues(db, query)),
    'POST /api/operations/venues': only(operator, async ({ actor, body, idempotency }) => {
      const names = await known()
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await createVenue(tx, actor.userId, body, { ...names, shelf, now: clock() })
        return { answer: await readManagedVenue(tx, shelf, id) }
      })
    }),
    'GET /api/operations/venues/{id}': only(operator, ({ params }) => readManagedVenue(db, shelf, params.id)),
    'PUT /api/operations/venues/{id}': only(operator, async ({ actor, params: { id }, body }) => {
      const names = await known()
      return act(id, (tx) => changeVenue(tx, actor.userId, id, body, { ...names, shelf }))
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
