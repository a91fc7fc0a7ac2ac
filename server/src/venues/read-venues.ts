import type { ManagedVenue, Venue, VenueCard, VenueKind, VenuePlace } from '@yuxiang/shared/api/venues'
import type { VenueCollection } from '@yuxiang/shared/venues/collections'
import { and, desc, eq, type InferSelectModel, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { placeOf, requireVenue, venueOf } from './find-venue.ts'
import type { Shelf } from './shelf.ts'
import { venueProducts, venues } from './tables.ts'

const pageSizeDefault = 20
/** Products shown on a venue's card. */
const STRIP = 4

interface Cursor {
  cursor?: string | undefined
  pageSize?: number | undefined
}
type Row = InferSelectModel<typeof venues>

async function pageOf(
  db: Db,
  condition: SQL | undefined,
  { cursor, pageSize = pageSizeDefault }: Cursor,
): Promise<{ rows: Row[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(venues)
    .where(and(condition, cursor === undefined ? undefined : lt(venues.id, cursor)))
    .orderBy(desc(venues.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return { rows: shown, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

interface VenueFilter {
  kind?: VenueKind | undefined
  collection?: VenueCollection | undefined
  q?: string | undefined
}

/** Those that are open, the newest first, each with some of what it sells. */
export async function listOpenVenues(
  platform: Platform,
  shelf: Shelf,
  { kind, collection, q = '', ...cursor }: Cursor & VenueFilter,
): Promise<{ items: VenueCard[]; nextCursor?: string }> {
  const condition = and(
    eq(venues.state, 'open'),
    kind === undefined ? undefined : eq(venues.kind, kind),
    collection === undefined ? undefined : eq(venues.collection, collection),
    // The words as they are: % and _ mean nothing in them.
    q === '' ? undefined : sql`position(${q} in ${venues.name}) > 0`,
  )
  const { rows, nextCursor } = await pageOf(platform.database.db, condition, cursor)
  const items: VenueCard[] = []
  for (const row of rows) {
    const sold = await shelf.listProducts(platform, { pageSize: STRIP }, { venueIds: [row.id] })
    items.push({ ...venueOf(row), productCount: sold.total ?? 0, products: sold.items })
  }
  return { items, ...(nextCursor !== undefined && { nextCursor }) }
}

/** More halls and counters than the city will have. */
const PLACES_MAX = 2_000

/** Every open hall and counter, the centre hall first, then by district: each phone sorts them by its own distance. */
export async function listPlaces(db: Db): Promise<{ items: VenuePlace[] }> {
  const rows = await db
    .select()
    .from(venues)
    .where(and(eq(venues.state, 'open'), sql`${venues.kind} <> 'zone'`))
    .orderBy(desc(venues.isCentre), venues.countyCode, venues.name)
    .limit(PLACES_MAX)
  return { items: rows.map(placeOf) }
}

/** One venue, closed ones too: a link to it may be older than its closing. */
export const readVenue = async (db: Db, venueId: string): Promise<Venue> =>
  venueOf(await requireVenue(db, venueId))

/** All of them for the operator, with how many products each is assigned. */
export async function listManagedVenues(
  db: Db,
  { state, ...cursor }: Cursor & { state?: Venue['state'] | undefined },
): Promise<{ items: (Venue & { assigned: number })[]; nextCursor?: string }> {
  const { rows, nextCursor } = await pageOf(
    db,
    state === undefined ? undefined : eq(venues.state, state),
    cursor,
  )
  const counts = await db
    .select({ venueId: venueProducts.venueId, assigned: sql<number>`count(*)::int` })
    .from(venueProducts)
    .where(sql`${venueProducts.venueId} = any(${sql.param(rows.map(({ id }) => id))}::uuid[])`)
    .groupBy(venueProducts.venueId)
  const assigned = new Map(counts.map((row) => [row.venueId, row.assigned]))
  return {
    items: rows.map((row) => ({ ...venueOf(row), assigned: assigned.get(row.id) ?? 0 })),
    ...(nextCursor !== undefined && { nextCursor }),
  }
}

export async function readManagedVenue(db: Db, shelf: Shelf, venueId: string): Promise<ManagedVenue> {
  const row = await requireVenue(db, venueId)
  const assigned = await db
    .select({ productId: venueProducts.productId })
    .from(venueProducts)
    .where(eq(venueProducts.venueId, venueId))
  const names = await shelf.productNames(
    db,
    assigned.map(({ productId }) => productId),
  )
  return { ...venueOf(row), code: row.code, products: names, createdAt: row.createdAt.toISOString() }
}
