import type { StreamerSession } from '@yuxiang/shared/api/streamers'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import { liveStateAt } from '@yuxiang/shared/live/state-at'
import type { LiveSessionState } from '@yuxiang/shared/states/live'
import { type Db, sqlOf } from '../platform/db/index.ts'

/** From its first moment to before its last; both as ISO text with offset. */
export interface Period {
  from: string
  to: string
}

/**
 * A `session` took place: it was on, and there was a way to it, which 视频号 has by the account. Planned without one, the
 * clock ends it all the same.
 */
const tookPlace = (sql: ReturnType<typeof sqlOf>) => sql`
  session.state in ('live', 'ended') and (session.link <> '' or session.replay_link <> ''
    or exists (select from live_rooms room where room.id = session.room_id and room.platform = 'channels'))`

/** How many sessions that took place each of these streamers (all, without them) had in a period. */
export async function sessionsHeld(
  db: Db,
  { from, to }: Period,
  streamerIds?: readonly string[],
): Promise<Map<string, number>> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string; held: number }[]>`
    select streamer_id as id, count(*)::int as held from live_sessions session
    where ${tookPlace(sql)} and starts_at >= ${from}::timestamptz and starts_at < ${to}::timestamptz
      and ${streamerIds ? sql`streamer_id = any(${[...streamerIds]}::uuid[])` : sql`streamer_id is not null`}
    group by streamer_id`
  return new Map(rows.map(({ id, held }) => [id, held]))
}

/** Products that were shown in sessions of a period that took place. */
export async function productsShown(db: Db, { from, to }: Period): Promise<Set<string>> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string }[]>`
    select distinct shown.product_id as id from live_sessions session
    join live_session_products shown on shown.session_id = session.id
    where ${tookPlace(sql)}
      and session.starts_at >= ${from}::timestamptz and session.starts_at < ${to}::timestamptz`
  return new Set(rows.map(({ id }) => id))
}

/** What a streamer has done so far: sessions that took place, and different products in them. */
export async function streamerResults(
  db: Db,
  streamerId: string,
): Promise<{ sessions: number; products: number }> {
  const sql = sqlOf(db)
  const [row] = await sql<{ sessions: number; products: number }[]>`
    select count(distinct session.id)::int as sessions, count(distinct shown.product_id)::int as products
    from live_sessions session left join live_session_products shown on shown.session_id = session.id
    where session.streamer_id = ${streamerId} and ${tookPlace(sql)}`
  return row ?? { sessions: 0, products: 0 }
}

/** Which of these streamers are on air. */
export async function streamersLive(db: Db, streamerIds: readonly string[]): Promise<Set<string>> {
  const rows = await sqlOf(db)<{ id: string }[]>`
    select distinct streamer_id as id from live_sessions
    where streamer_id = any(${[...streamerIds]}::uuid[]) and state = 'live'`
  return new Set(rows.map(({ id }) => id))
}

interface Row {
  id: string
  title: string
  platform: LivePlatform
  state: LiveSessionState
  startsAt: string
  endsAt: string
  coverHash: string | null
  products: number
  hasReplay: boolean
}

/** A session, its cover by its hash: whoever shows it knows where pictures are. */
export type OwnSession = Omit<StreamerSession, 'coverUrl'> & { coverHash: string | null }

const shown = (sql: ReturnType<typeof sqlOf>) => sql`
  session.id, session.title, room.platform, session.state, session.starts_at as "startsAt",
  session.ends_at as "endsAt", session.cover_hash as "coverHash", session.replay_link <> '' as "hasReplay",
  (select count(*)::int from live_session_products of_it where of_it.session_id = session.id) as products`

const sessionOf = ({ startsAt, endsAt, ...row }: Row): OwnSession => ({
  ...row,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
})

const COMING_MAX = 20

/** On air, and to come, the next first. */
export async function comingSessions(db: Db, streamerId: string, now: Date): Promise<OwnSession[]> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    select ${shown(sql)} from live_sessions session join live_rooms room on room.id = session.room_id
    where session.streamer_id = ${streamerId}
      and session.state in ('planned', 'live') and session.ends_at > ${now.toISOString()}::timestamptz
    order by session.starts_at, session.id limit ${COMING_MAX}`
  return rows.map((row) => ({ ...sessionOf(row), state: liveStateAt(row, now) }))
}

/** Those that are over, the newest first; the cursor is the last one's id. */
export async function pastSessions(
  db: Db,
  streamerId: string,
  { cursor, pageSize = 20 }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: OwnSession[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    select ${shown(sql)} from live_sessions session join live_rooms room on room.id = session.room_id
    where session.streamer_id = ${streamerId} and session.state = 'ended'
      ${
        cursor === undefined
          ? sql``
          : sql`and (session.starts_at, session.id) < (select starts_at, id from live_sessions where id = ${cursor})`
      }
    order by session.starts_at desc, session.id desc limit ${pageSize + 1}`
  const items = rows.slice(0, pageSize).map(sessionOf)
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}
