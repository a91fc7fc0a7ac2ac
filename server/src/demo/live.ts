import { createStaff } from '../identity/index.ts'
import { liveRooms, liveSessionProducts, liveSessions, setAside } from '../live/index.ts'
import { liveSessionCoupons } from '../live/tables.ts'
import { createFieldCipher } from '../platform/crypto.ts'
import { newId } from '../platform/db/columns.ts'
import { type Database, type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { demoOperator } from './accounts.ts'
import { countyRows } from './counties.ts'
import { type LiveRow, liveRoomRows, liveRows } from './live-rows.ts'
import type { ListedProduct } from './reviews.ts'
import { demoSeedings } from './tables.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const LASTS_MS = 2 * HOUR_MS
const SOON_MS = 4 * HOUR_MS

const minuteOf = (ms: number): Date => new Date(Math.floor(ms / MINUTE_MS) * MINUTE_MS)

/** Writes the demo's rooms, and shows of the last days that can be seen again; what is on and to come is rolled. */
export async function writeLive(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
  covers: ReadonlyMap<string, string>,
): Promise<void> {
  const now = context.clock()
  const createdBy = await createStaff(context, demoOperator, tx)
  const rooms = liveRoomRows.map(({ key, platform, name, accountId, ofProduct }) => ({
    ...{ key, platform, name, accountId, createdBy },
    id: newId(),
    merchantId: ofProduct === null ? null : (listed.get(ofProduct)?.merchantId ?? null),
    createdAt: new Date(now.getTime() - 30 * DAY_MS),
  }))
  await tx.insert(liveRooms).values(rooms)
  const [centre] = await sqlOf(tx)<{ id: string }[]>`select id from venues where is_centre limit 1`
  for (const [place, row] of liveRows.entries()) {
    const room = rooms.find(({ key }) => key === row.room)
    const links = liveRoomRows.find(({ key }) => key === row.room)
    if (!room || !links) throw new Error(`the show ${row.title} has no room`)
    const startsAt = minuteOf(now.getTime() - (place + 1) * DAY_MS - (place % 3) * HOUR_MS)
    const endsAt = new Date(startsAt.getTime() + LASTS_MS)
    const id = newId()
    await tx.insert(liveSessions).values({
      ...{ id, startsAt, endsAt, createdBy, title: row.title, hostName: row.hostName },
      ...countyOf(row),
      ...{ startedAt: startsAt, endedAt: endsAt, state: 'ended' as const, createdAt: startsAt },
      ...{ link: links.link, appLink: links.appLink, feedId: links.feedId, replayLink: links.replayLink },
      roomId: room.id,
      merchantId: room.merchantId,
      venueId: row.fromCentreHall ? (centre?.id ?? null) : null,
      coverHash: covers.get(row.title) ?? null,
    })
    const shown = row.productKeys.flatMap((key) => listed.get(key) ?? [])
    const own = shown.filter(({ merchantId }) => room.merchantId === null || merchantId === room.merchantId)
    const products = own.map(({ line }, position) => ({ sessionId: id, productId: line.productId, position }))
    if (products.length > 0) await tx.insert(liveSessionProducts).values(products)
  }
}

function countyOf({ county }: LiveRow): { countyCode: string | null; county: string | null } {
  const found = countyRows.find(({ name }) => name === county)
  return { countyCode: found?.code ?? null, county: found?.name ?? null }
}

/** When a room's next show begins, by its place: three are on at the start, the others begin within a day. */
const beginsInMs = [-25 * MINUTE_MS, -8 * MINUTE_MS, -47 * MINUTE_MS, 20 * MINUTE_MS, 3 * HOUR_MS]

/** Opens what is missing; answers how many shows it planned. A shop without the demo's rooms is left alone. */
export async function rollLive(database: Database, secretKey: string, now: Date): Promise<number> {
  const [mark] = await database.db.select().from(demoSeedings)
  if (!mark) return 0
  const context = { clock: () => now, cipher: createFieldCipher(secretKey), database }
  return database.transaction(async (tx) => {
    const createdBy = await createStaff(context, demoOperator, tx)
    let planned = 0
    for (const [place, { accountId, platform }] of liveRoomRows.entries()) {
      const [room] = await sqlOf(tx)<{ id: string }[]>`
        select id from live_rooms where account_id = ${accountId} and platform = ${platform} and closed_at is null`
      if (!room) continue
      const { near, far } = await openIn(tx, room.id, now)
      const begins = now.getTime() + (beginsInMs[place] ?? 0)
      const times = [...(near ? [] : [begins]), ...(far ? [] : [begins + DAY_MS])]
      for (const at of times) {
        planned += await repeatShow(tx, { roomId: room.id, startsAt: minuteOf(at), now, createdBy })
      }
    }
    return planned
  })
}

/** Whether something is on in a room or begins in the next hours, and whether something is planned after that. */
async function openIn(tx: Db, roomId: string, now: Date): Promise<{ near: boolean; far: boolean }> {
  const soon = new Date(now.getTime() + SOON_MS).toISOString()
  const [row] = await sqlOf(tx)<{ near: boolean; far: boolean }[]>`
    select coalesce(bool_or(starts_at < ${soon}::timestamptz), false) as near,
      coalesce(bool_or(starts_at >= ${soon}::timestamptz), false) as far
    from live_sessions
    where room_id = ${roomId} and state in ('planned', 'live') and ends_at > ${now.toISOString()}::timestamptz`
  return row ?? { near: false, far: false }
}

interface Repeat {
  roomId: string
  startsAt: Date
  now: Date
  createdBy: string
}

/** The room's show that was on longest ago, once more. Answers 0 where the room has something at that time already. */
async function repeatShow(tx: Db, { roomId, startsAt, now, createdBy }: Repeat): Promise<number> {
  const sql = sqlOf(tx)
  const id = newId()
  const endsAt = new Date(startsAt.getTime() + LASTS_MS)
  const isOn = startsAt <= now
  const started = isOn ? startsAt.toISOString() : null
  const [show] = await sql<{ id: string }[]>`
    select (array_agg(id order by created_at))[1] as id from live_sessions
    where room_id = ${roomId} and state <> 'cancelled' group by title order by max(starts_at) limit 1`
  if (!show) return 0
  const written = await sql`
    insert into live_sessions (id, room_id, merchant_id, title, host_name, county_code, county, venue_id, link,
      app_link, feed_id, cover_hash, starts_at, ends_at, started_at, state, created_by, created_at)
    select ${id}, room_id, merchant_id, title, host_name, county_code, county, venue_id, link, app_link, feed_id,
      cover_hash, ${startsAt.toISOString()}::timestamptz, ${endsAt.toISOString()}::timestamptz,
      ${started}::timestamptz, ${isOn ? 'live' : 'planned'}, ${createdBy}, ${now.toISOString()}::timestamptz
    from live_sessions show where show.id = ${show.id}
      and not exists (select from live_sessions other where other.room_id = ${roomId}
        and other.state in ('planned', 'live')
        and tstzrange(other.starts_at, other.ends_at) && tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()}))
    returning id`
  if (written.length === 0) return 0
  await sql`
    insert into live_session_products (session_id, product_id, position, explained_since)
    select ${id}, product_id, position, case when position = 0 then ${started}::timestamptz end
    from live_session_products where session_id = ${show.id}`
  await offerCoupons(tx, id, roomId, now)
  if (!isOn) await setSomeAside(tx, id, now)
  return 1
}

async function offerCoupons(tx: Db, sessionId: string, roomId: string, now: Date): Promise<void> {
  const rows = await sqlOf(tx)<{ id: string }[]>`
    select batch.id from coupon_batches batch, live_rooms room
    where room.id = ${roomId} and batch.state = 'published' and batch.channel = 'center'
      and batch.claim_from <= ${now.toISOString()}::timestamptz
      and batch.claim_to > ${now.toISOString()}::timestamptz
      and (batch.merchant_id is null or batch.merchant_id = room.merchant_id)
    order by batch.merchant_id is null, batch.id limit 2`
  const coupons = rows.map(({ id }, position) => ({ sessionId, batchId: id, position }))
  if (coupons.length > 0) await tx.insert(liveSessionCoupons).values(coupons)
}

/** A little of the first thing, where there is plenty. */
async function setSomeAside(tx: Db, sessionId: string, now: Date): Promise<void> {
  const rows = await sqlOf(tx)<{ skuId: string; productId: string }[]>`
    select sku.id as "skuId", sku.product_id as "productId" from live_session_products shown
    join skus sku on sku.product_id = shown.product_id and sku.position = 0
    join sku_stock stock on stock.sku_id = sku.id and stock.available >= 300
    where shown.session_id = ${sessionId} order by shown.position limit 1`
  const lines = rows.map(({ skuId }) => ({ skuId, quantity: 50 }))
  await setAside(tx, sessionId, lines, { productIds: rows.map(({ productId }) => productId), now })
}
