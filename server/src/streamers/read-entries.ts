import type { EntryView } from '@yuxiang/shared/api/streamer-views'
import type { BaseCard } from '@yuxiang/shared/api/streamers'
import type { EntryKind } from '@yuxiang/shared/streamers/words'
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { brandNames } from '../brands/index.ts'
import { productNames } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { venueNames } from '../venues/index.ts'
import type { Cursor } from './read-streamers.ts'
import type { Scope } from './scope.ts'
import { registerEntries, registerEntryProducts } from './tables.ts'
import type { EntryRecord } from './write-entry.ts'

interface EntryFilter {
  kind: EntryKind
  state?: EntryRecord['state'] | undefined
  county?: string | undefined
  q?: string | undefined
}

async function pageOf(db: Db, condition: SQL | undefined, { cursor, pageSize = 20 }: Cursor) {
  const rows = await db
    .select()
    .from(registerEntries)
    .where(and(condition, cursor === undefined ? undefined : lt(registerEntries.id, cursor)))
    .orderBy(desc(registerEntries.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return { rows: shown, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

/** Bases, teams or brands of somebody's part of the register, the newest first. */
export async function listEntries(
  db: Db,
  { counties }: Pick<Scope, 'counties'>,
  { kind, state, county, q = '', ...cursor }: EntryFilter & Cursor,
): Promise<{ items: EntryView[]; nextCursor?: string }> {
  const condition = and(
    eq(registerEntries.kind, kind),
    counties === null ? undefined : inArray(registerEntries.countyCode, [...counties]),
    county === undefined ? undefined : eq(registerEntries.countyCode, county),
    state === undefined ? undefined : eq(registerEntries.state, state),
    q === '' ? undefined : sql`position(${q} in ${registerEntries.name}) > 0`,
  )
  const { rows, ...next } = await pageOf(db, condition, cursor)
  return { items: await entryViews(db, rows), ...next }
}

export async function entryViews(db: Db, rows: readonly EntryRecord[]): Promise<EntryView[]> {
  const ids = rows.map(({ id }) => id)
  const venues = await venueNames(
    db,
    rows.flatMap(({ venueId }) => venueId ?? []),
  )
  const brands = await brandNames(
    db,
    rows.flatMap(({ brandId }) => brandId ?? []),
  )
  const borne = await db
    .select()
    .from(registerEntryProducts)
    .where(inArray(registerEntryProducts.entryId, ids))
  const products = await productNames(
    db,
    borne.map(({ productId }) => productId),
  )
  const people = await streamersIn(db, ids)
  return rows.map((row) => {
    const { id, kind, name, countyCode, county, place, venueId, brandId, intro } = row
    const own = new Set(borne.filter(({ entryId }) => entryId === id).map(({ productId }) => productId))
    return {
      ...{ id, kind, name, countyCode, county, place, intro },
      venue: venueId === null ? null : { id: venueId, name: venues.get(venueId)?.name ?? '' },
      brand: brandId === null ? null : { id: brandId, name: brands.get(brandId) ?? '' },
      products: products.filter((product) => own.has(product.id)),
      ...{ state: row.state, reason: row.reason, registeredOn: row.registeredOn },
      streamers: people.get(id) ?? 0,
    }
  })
}

/** How many registered streamers belong to each of these bases and teams. */
async function streamersIn(db: Db, entryIds: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...entryIds]
  const rows = await sqlOf(db)<{ id: string; streamers: number }[]>`
    select id, count(*)::int as streamers from (
      select team_id as id from streamers where team_id = any(${wanted}::uuid[]) and state = 'registered'
      union all
      select base_id from streamers where base_id = any(${wanted}::uuid[]) and state = 'registered'
    ) as led group by id`
  return new Map(rows.map(({ id, streamers }) => [id, streamers]))
}

/** Bases as everybody sees them. */
export async function listBases(
  db: Db,
  { county, ...cursor }: Cursor & { county?: string | undefined },
): Promise<{ items: BaseCard[]; nextCursor?: string }> {
  const condition = and(
    eq(registerEntries.kind, 'base'),
    eq(registerEntries.state, 'registered'),
    county === undefined ? undefined : eq(registerEntries.countyCode, county),
  )
  const { rows, ...next } = await pageOf(db, condition, cursor)
  const people = await streamersIn(
    db,
    rows.map(({ id }) => id),
  )
  return {
    items: rows.map(({ id, name, countyCode, county: countyName, place, venueId, intro }) => ({
      ...{ id, name, countyCode, county: countyName, place, venueId, intro },
      streamers: people.get(id) ?? 0,
    })),
    ...next,
  }
}
