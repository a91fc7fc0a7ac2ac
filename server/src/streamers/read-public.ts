import type { StreamerCard, StreamerPage, StreamerSession } from '@yuxiang/shared/api/streamers'
import type { StreamerKind } from '@yuxiang/shared/streamers/words'
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { pictureUrl } from '../catalog/index.ts'
import {
  comingSessions,
  type OwnSession,
  pastSessions,
  streamerResults,
  streamersLive,
} from '../live/index.ts'
import { merchantNames } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountsOf } from './accounts.ts'
import type { StreamerRecord } from './find-streamer.ts'
import type { Cursor } from './read-streamers.ts'
import type { SoldBy } from './sold-by.ts'
import { registerEntries, streamers } from './tables.ts'

/** On the register, and with the person's own consent. */
const shown = and(eq(streamers.state, 'registered'), eq(streamers.isPublic, true))

/** Streamers as everybody sees them, the newest first. */
export async function listPublicStreamers(
  db: Db,
  {
    q,
    county,
    kind,
    merchant,
    cursor,
    pageSize = 20,
  }: Cursor & {
    q?: string | undefined
    county?: string | undefined
    kind?: StreamerKind | undefined
    merchant?: string | undefined
  },
): Promise<{ items: StreamerCard[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(streamers)
    .where(
      and(
        shown,
        q === undefined ? undefined : sql`strpos(${streamers.name}, ${q}) > 0`,
        county === undefined ? undefined : eq(streamers.countyCode, county),
        kind === undefined ? undefined : eq(streamers.kind, kind),
        merchant === undefined ? undefined : eq(streamers.merchantId, merchant),
        cursor === undefined ? undefined : lt(streamers.id, cursor),
      ),
    )
    .orderBy(desc(streamers.id))
    .limit(pageSize + 1)
  const items = await cardsOf(db, rows.slice(0, pageSize))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

async function cardsOf(db: Db, rows: readonly StreamerRecord[]): Promise<StreamerCard[]> {
  const ids = rows.map(({ id }) => id)
  const accounts = await accountsOf(db, ids)
  const live = await streamersLive(db, ids)
  return rows.map(({ id, name, kind, countyCode, county, intro }) => ({
    ...{ id, name, kind, countyCode, county, intro },
    platforms: [...new Set((accounts.get(id) ?? []).map(({ platform }) => platform))],
    isLive: live.has(id),
  }))
}

/** Refuses with `streamer_not_found` who is not on the register, or agreed to no page. */
export async function requireShownStreamer(db: Db, streamerId: string): Promise<StreamerRecord> {
  const [row] = await db
    .select()
    .from(streamers)
    .where(and(eq(streamers.id, streamerId), shown))
  if (!row) throw new Refusal('streamer_not_found')
  return row
}

/** A streamer's page: who it is and where, what is on air and comes, what came of it so far. */
export async function readStreamerPage(
  platform: Platform,
  streamerId: string,
  soldBy?: SoldBy,
): Promise<StreamerPage> {
  const { db } = platform.database
  const row = await requireShownStreamer(db, streamerId)
  const [card] = await cardsOf(db, [row])
  if (!card) throw new Error('a row without a card')
  const coming = (await comingSessions(db, row.id, platform.clock())).map(sessionOf)
  const { team, base } = await ledBy(db, row)
  const merchants = await merchantNames(db, row.merchantId === null ? [] : [row.merchantId])
  const merchantName = merchants.get(row.merchantId ?? '')
  return {
    ...card,
    accounts: (await accountsOf(db, [row.id])).get(row.id) ?? [],
    ...{ team, base, certifiedBy: row.certifiedBy },
    merchant: merchantName === undefined ? null : { id: row.merchantId ?? '', name: merchantName },
    trainings: await trainingsPassed(db, row.id),
    now: coming.filter(({ state }) => state === 'live'),
    soon: coming.filter(({ state }) => state === 'planned'),
    results: {
      ...(await streamerResults(db, row.id)),
      sold: soldBy ? await soldBy(platform, row.id) : null,
    },
  }
}

/** What a streamer broadcast, the newest first. */
export async function listReplays(
  db: Db,
  streamerId: string,
  cursor: Cursor,
): Promise<{ items: StreamerSession[]; nextCursor?: string }> {
  const { id } = await requireShownStreamer(db, streamerId)
  const { items, ...next } = await pastSessions(db, id, cursor)
  return { items: items.map(sessionOf), ...next }
}

const sessionOf = ({ coverHash, ...session }: OwnSession): StreamerSession => ({
  ...session,
  coverUrl: coverHash === null ? null : pictureUrl(coverHash, 750),
})

async function ledBy(
  db: Db,
  { teamId, baseId }: StreamerRecord,
): Promise<Pick<StreamerPage, 'team' | 'base'>> {
  const ids = [teamId, baseId].flatMap((id) => id ?? [])
  const rows = await db
    .select()
    .from(registerEntries)
    .where(and(inArray(registerEntries.id, ids), eq(registerEntries.state, 'registered')))
  const team = rows.find(({ id }) => id === teamId)
  const base = rows.find(({ id }) => id === baseId)
  return {
    team: team ? { id: team.id, name: team.name } : null,
    base: base ? { id: base.id, name: base.name, place: base.place, venueId: base.venueId } : null,
  }
}

async function trainingsPassed(db: Db, streamerId: string): Promise<number> {
  const [row] = await sqlOf(db)<{ passed: number }[]>`
    select count(*)::int as passed from training_participants attended
    join streamer_trainings training on training.id = attended.training_id and training.withdrawn_reason is null
    where attended.streamer_id = ${streamerId} and attended.result = 'passed'`
  return row?.passed ?? 0
}
