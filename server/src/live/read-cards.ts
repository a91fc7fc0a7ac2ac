import type { ProductCard } from '@yuxiang/shared/api/catalog'
import type { LiveCard, LiveShelf } from '@yuxiang/shared/api/live'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import { liveStateAt } from '@yuxiang/shared/live/state-at'
import { inOrderOfSupport } from '@yuxiang/shared/live/support'
import type { LiveSessionState } from '@yuxiang/shared/states/live'
import type postgres from 'postgres'
import { listProducts, pictureUrl } from '../catalog/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { venueNames } from '../venues/index.ts'
import { decodeSessionCursor, encodeSessionCursor, type SessionCursor } from './session-cursor.ts'

const pageSizeDefault = 10
/** Products shown on a card. */
const STRIP = 3
const HOME_NOW = 4
const HOME_ALL = 6
/** More broadcasts than the city has at a time. */
const ON_AT_ONCE = 200

export interface CardRow {
  id: string
  title: string
  platform: LivePlatform
  roomName: string
  hostName: string
  streamerId: string | null
  merchantId: string | null
  merchantName: string | null
  county: string | null
  venueId: string | null
  coverHash: string | null
  state: LiveSessionState
  startsAt: string
  endsAt: string
  hasReplay: boolean
}

/** Shown of a `session`, with its `room` and its `merchant`. */
export const cardColumns = (sql: postgres.Sql) => sql`session.id, session.title, room.platform,
  room.name as "roomName", session.host_name as "hostName", session.streamer_id as "streamerId",
  session.merchant_id as "merchantId", merchant.name as "merchantName", session.county,
  session.venue_id as "venueId", session.cover_hash as "coverHash", session.state,
  session.starts_at as "startsAt", session.ends_at as "endsAt", session.replay_link <> '' as "hasReplay"`

export const cardJoins = (sql: postgres.Sql) => sql`join live_rooms room on room.id = session.room_id
  left join ${merchantFacts(sql)} merchant on merchant.id = session.merchant_id`

/** One shelf of the channel, on from a cursor. */
export async function listShelf(
  platform: Platform,
  query: { show: LiveShelf; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: LiveCard[]; nextCursor?: string }> {
  const { show, pageSize = pageSizeDefault } = query
  const rows = await readShelf(platform, show, pageSize + 1, decodeSessionCursor(query.cursor))
  const items = await cardsOf(platform, rows.slice(0, pageSize))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: encodeSessionCursor(last) }) }
}

/** Points of sessions by id; one that is left out has none. */
export type SupportOf = (db: Db, sessionIds: readonly string[]) => Promise<Map<string, number>>

/** What the home page shows: of those that are on the ones with the most points (流量支持), then what begins next. */
export async function readHomeStrip(
  platform: Platform,
  supportOf: SupportOf,
): Promise<{ items: LiveCard[] }> {
  const running = await readShelf(platform, 'now', ON_AT_ONCE, null)
  const points = await supportOf(
    platform.database.db,
    running.map(({ id }) => id),
  )
  const on = inOrderOfSupport(
    running.map((row) => ({
      ...{ id: row.id, startsAt: row.startsAt, row },
      isLive: true,
      score: points.get(row.id) ?? 0,
    })),
  ).slice(0, HOME_NOW)
  const soon = await readShelf(platform, 'soon', HOME_ALL - on.length, null)
  return { items: await cardsOf(platform, [...on.map(({ row }) => row), ...soon]) }
}

/**
 * What is on at a moment. Nothing lasts longer than 12 hours, 14 when it began early: that bounds the range of the
 * index, 21 ms at 50,000 sessions without it.
 */
export const isOnAt = (sql: postgres.Sql, at: Date) => {
  const now = sql`${at.toISOString()}::timestamptz`
  return sql`state in ('planned', 'live') and starts_at <= ${now} and starts_at > ${now} - interval '15 hours'
    and ends_at > ${now}`
}

/** By what has been written down and the clock together; each shelf is a range of one index. */
async function readShelf(
  { database: { lists: sql }, clock }: Platform,
  show: LiveShelf,
  limit: number,
  cursor: SessionCursor | null,
): Promise<CardRow[]> {
  const now = sql`${clock().toISOString()}::timestamptz`
  const condition = {
    now: isOnAt(sql, clock()),
    soon: sql`state = 'planned' and starts_at > ${now}`,
    replays: sql`state = 'ended' and replay_link <> ''`,
  }[show]
  const forward = show === 'soon'
  const order = forward ? sql`starts_at, id` : sql`starts_at desc, id desc`
  const at = cursor && sql`(${cursor.startsAt}::timestamptz, ${cursor.id}::uuid)`
  const onFrom = !at ? sql`` : forward ? sql`and (starts_at, id) > ${at}` : sql`and (starts_at, id) < ${at}`
  return sql<CardRow[]>`
    with page as (
      select page.*, row_number() over () as place from (
        select * from live_sessions where ${condition} ${onFrom} order by ${order} limit ${limit}
      ) page
    )
    select ${cardColumns(sql)} from page session ${cardJoins(sql)} order by session.place`
}

/** What a session shows of its products; those that are not for sale any more are left out. */
export interface Shown {
  sessionId: string
  product: ProductCard
}

/** The products of sessions that are for sale, in each one's order. */
export async function shownProducts(platform: Platform, sessionIds: readonly string[]): Promise<Shown[]> {
  const places = await platform.database.sql<{ sessionId: string; productId: string }[]>`
    select session_id as "sessionId", product_id as "productId" from live_session_products
    where session_id = any(${[...sessionIds]}::uuid[]) order by session_id, position`
  const productIds = [...new Set(places.map(({ productId }) => productId))]
  if (productIds.length === 0) return []
  // A broadcast advertises: goods that an authority keeps out of campaigns are not in it either.
  const within = { productIds, open: 'campaigns' as const }
  const { items } = await listProducts(platform, { pageSize: productIds.length }, within)
  const cards = new Map(items.map((card) => [card.id, card]))
  return places.flatMap(({ sessionId, productId }) => {
    const product = cards.get(productId)
    return product ? [{ sessionId, product }] : []
  })
}

interface Beside {
  products: readonly ProductCard[]
  venues: ReadonlyMap<string, { name: string }>
  now: Date
}

async function cardsOf(platform: Platform, rows: readonly CardRow[]): Promise<LiveCard[]> {
  const shown = await shownProducts(
    platform,
    rows.map(({ id }) => id),
  )
  const bySession = Map.groupBy(shown, ({ sessionId }) => sessionId)
  const venues = await venuesOf(platform, rows)
  const now = platform.clock()
  return rows.map((row) => {
    const own = (bySession.get(row.id) ?? []).map(({ product }) => product)
    return { ...cardOf(row, { products: own, venues, now }), products: own.slice(0, STRIP) }
  })
}

/** Names of the venues that sessions are broadcast from. */
export async function venuesOf(
  { database }: Platform,
  rows: readonly Pick<CardRow, 'venueId'>[],
): Promise<ReadonlyMap<string, { name: string }>> {
  const ids = rows.flatMap(({ venueId }) => venueId ?? [])
  return ids.length === 0 ? new Map() : venueNames(database.db, ids)
}

export function cardOf(row: CardRow, { products, venues, now }: Beside) {
  const { coverHash, startsAt, endsAt, ...rest } = row
  return {
    ...rest,
    venueName: row.venueId === null ? null : (venues.get(row.venueId)?.name ?? null),
    coverUrl: coverHash === null ? (products[0]?.imageUrl ?? '') : pictureUrl(coverHash, 1200),
    state: liveStateAt(row, now),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    productCount: products.length,
  }
}
