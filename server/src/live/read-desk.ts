import type { DeskLiveSession, LiveRoom, LiveSessionRow } from '@yuxiang/shared/api/live-desk'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import { liveStateAt } from '@yuxiang/shared/live/state-at'
import type { LiveSessionState } from '@yuxiang/shared/states/live'
import type postgres from 'postgres'
import { pictureUrl } from '../catalog/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Author } from '../promotions/index.ts'
import { isOnAt } from './read-cards.ts'
import { decodeSessionCursor, encodeSessionCursor } from './session-cursor.ts'

const pageSizeDefault = 20
/** A month's calendar shows so many at most. */
const CALENDAR_MAX = 500

const ownedBy = (sql: postgres.Sql, author: Author) =>
  author.isOperator ? sql`true` : sql`merchant_id = any(${[...author.merchantIds]}::uuid[])`

type RoomRow = Omit<LiveRoom, 'closedAt'> & { closedAt: string | null }

/** Rooms, the newest first. */
export async function listRooms(
  db: Db,
  author: Author,
  { cursor, pageSize = pageSizeDefault }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: LiveRoom[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const items = await readRooms(
    db,
    sql`${ownedBy(sql, author)} ${cursor ? sql`and id < ${cursor}::uuid` : sql``}
      order by id desc limit ${pageSize + 1}`,
  )
  const shown = items.slice(0, pageSize)
  const last = shown.at(-1)
  return { items: shown, ...(items.length > pageSize && last && { nextCursor: last.id }) }
}

export async function readRoom(db: Db, roomId: string): Promise<LiveRoom> {
  const [room] = await readRooms(db, sqlOf(db)`id = ${roomId}`)
  if (!room) throw new Refusal('live_room_not_found')
  return room
}

async function readRooms(db: Db, where: Fragment): Promise<LiveRoom[]> {
  const sql = sqlOf(db)
  const rows = await sql<RoomRow[]>`
    with page as (select * from live_rooms where ${where})
    select room.id, room.platform, room.name, room.account_id as "accountId", room.merchant_id as "merchantId",
      merchant.name as "merchantName", room.closed_at as "closedAt",
      (select count(*)::int from live_sessions where room_id = room.id and state in ('planned', 'live')) as "openSessions"
    from page room left join ${merchantFacts(sql)} merchant on merchant.id = room.merchant_id
    order by room.id desc`
  return rows.map((row) => ({ ...row, closedAt: momentOf(row.closedAt) }))
}

interface Row {
  id: string
  title: string
  hostName: string
  roomId: string
  roomName: string
  platform: LivePlatform
  accountId: string
  merchantId: string | null
  merchantName: string | null
  county: string | null
  countyCode: string | null
  streamerId: string | null
  venueId: string | null
  state: LiveSessionState
  startsAt: string
  endsAt: string
  startedAt: string | null
  endedAt: string | null
  reason: string | null
  coverHash: string | null
  link: string
  appLink: string
  feedId: string | null
  replayLink: string
  productCount: number
}

const momentOf = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString())

/** Sessions, those that begin last first. */
export async function listSessions(
  db: Db,
  author: Author,
  query: { state?: LiveSessionState | undefined; cursor?: string | undefined; pageSize?: number | undefined },
  now: Date,
): Promise<{ items: LiveSessionRow[]; nextCursor?: string }> {
  const { state, pageSize = pageSizeDefault } = query
  const sql = sqlOf(db)
  const cursor = decodeSessionCursor(query.cursor)
  const rows = await readRows(
    db,
    sql`${ownedBy(sql, author)} ${state ? sql`and ${isAt(sql, state, now)}` : sql``}
      ${cursor ? sql`and (starts_at, id) < (${cursor.startsAt}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by starts_at desc, id desc limit ${pageSize + 1}`,
  )
  const items = rows.slice(0, pageSize).map((row) => rowOf(row, now))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: encodeSessionCursor(last) }) }
}

/** The state by what is written down and the clock together. */
function isAt(sql: postgres.Sql, state: LiveSessionState, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`
  switch (state) {
    case 'planned':
      return sql`state = 'planned' and starts_at > ${at}`
    case 'live':
      return isOnAt(sql, now)
    case 'ended':
      return sql`(state = 'ended' or (state in ('planned', 'live') and ends_at <= ${at}))`
    case 'cancelled':
      return sql`state = 'cancelled'`
  }
}

/** Those that begin in the month (Asia/Shanghai); what was cancelled is left out. */
export async function readCalendar(
  db: Db,
  author: Author,
  month: string,
  now: Date,
): Promise<{ items: LiveSessionRow[] }> {
  const sql = sqlOf(db)
  const first = `${month}-01T00:00:00+08:00`
  const rows = await readRows(
    db,
    sql`${ownedBy(sql, author)} and state <> 'cancelled' and starts_at >= ${first}::timestamptz
      and starts_at < ${first}::timestamptz + interval '1 month'
      order by starts_at desc, id desc limit ${CALENDAR_MAX}`,
  )
  return { items: rows.map((row) => rowOf(row, now)).toReversed() }
}

export async function readRow(db: Db, sessionId: string): Promise<Row> {
  const [row] = await readRows(db, sqlOf(db)`id = ${sessionId}`)
  if (!row) throw new Refusal('live_session_not_found')
  return row
}

async function readRows(db: Db, where: Fragment): Promise<Row[]> {
  const sql = sqlOf(db)
  return sql<Row[]>`
    with page as (select * from live_sessions where ${where})
    select session.id, session.title, session.host_name as "hostName", session.streamer_id as "streamerId", session.room_id as "roomId",
      room.name as "roomName", room.platform, room.account_id as "accountId", session.merchant_id as "merchantId",
      merchant.name as "merchantName", session.county, session.county_code as "countyCode",
      session.venue_id as "venueId", session.state, session.starts_at as "startsAt",
      session.ends_at as "endsAt", session.started_at as "startedAt", session.ended_at as "endedAt", session.reason,
      session.cover_hash as "coverHash", session.link, session.app_link as "appLink", session.feed_id as "feedId",
      session.replay_link as "replayLink",
      (select count(*)::int from live_session_products where session_id = session.id) as "productCount"
    from page session join live_rooms room on room.id = session.room_id
    left join ${merchantFacts(sql)} merchant on merchant.id = session.merchant_id
    order by session.starts_at desc, session.id desc`
}

export function rowOf(row: Row, now: Date): LiveSessionRow {
  const { id, title, hostName, merchantId, merchantName, county, reason, productCount } = row
  return {
    ...{ id, title, hostName, merchantId, merchantName, county, reason, productCount },
    room: { id: row.roomId, name: row.roomName, platform: row.platform, accountId: row.accountId },
    state: liveStateAt(row, now),
    startsAt: new Date(row.startsAt).toISOString(),
    endsAt: new Date(row.endsAt).toISOString(),
    startedAt: momentOf(row.startedAt),
    endedAt: momentOf(row.endedAt),
    coverUrl: row.coverHash === null ? null : pictureUrl(row.coverHash, 1200),
    linked: row.platform === 'channels' ? row.feedId !== null : row.link !== '',
    hasReplay: row.replayLink !== '',
  }
}

/** What a session's own page at the desk has beside its row. */
export const linksOf = ({ streamerId, countyCode, venueId, link, appLink, feedId, replayLink }: Row) =>
  ({ streamerId, countyCode, venueId, link, appLink, feedId, replayLink }) satisfies Partial<DeskLiveSession>
