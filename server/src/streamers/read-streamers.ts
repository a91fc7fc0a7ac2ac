import type { StreamerQuery } from '@yuxiang/shared/api/streamer-office'
import type { ManagedStreamer, StreamerRow } from '@yuxiang/shared/api/streamer-views'
import { isOnRegister } from '@yuxiang/shared/streamers/counting'
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import { sessionsHeld } from '../live/index.ts'
import { merchantNames, merchantsOfStaff } from '../merchants/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { accountsOf } from './accounts.ts'
import type { StreamerRecord } from './find-streamer.ts'
import { attendedBy, passedIn } from './read-attendance.ts'
import type { Scope } from './scope.ts'
import { registerEntries, streamers } from './tables.ts'
import { periodOf, yearOf } from './year.ts'

export interface Cursor {
  cursor?: string | undefined
  pageSize?: number | undefined
}
type Page = { items: StreamerRow[]; nextCursor?: string }

/** The register by filter, the newest first. */
export function listStreamers(
  platform: Platform,
  { counties }: Pick<Scope, 'counties'>,
  { state, kind, county, team, base, q = '', ...cursor }: StreamerQuery & Cursor,
  db: Db = platform.database.db,
): Promise<Page> {
  const condition = and(
    counties === null ? undefined : inArray(streamers.countyCode, [...counties]),
    county === undefined ? undefined : eq(streamers.countyCode, county),
    state === undefined ? undefined : eq(streamers.state, state),
    kind === undefined ? undefined : eq(streamers.kind, kind),
    team === undefined ? undefined : eq(streamers.teamId, team),
    base === undefined ? undefined : eq(streamers.baseId, base),
    // The words as they are: % and _ mean nothing in them.
    q === '' ? undefined : sql`position(${q} in ${streamers.name}) > 0`,
  )
  return pageOf(platform, db, condition, cursor)
}

/** Those of the merchants whose goods somebody keeps. */
export async function listOwnStreamers(platform: Platform, userId: string, cursor: Cursor): Promise<Page> {
  const { db } = platform.database
  const own = await merchantsOfStaff(db, userId, 'goods')
  return pageOf(platform, db, inArray(streamers.merchantId, own), cursor)
}

async function pageOf(
  platform: Platform,
  db: Db,
  condition: SQL | undefined,
  { cursor, pageSize = 20 }: Cursor,
): Promise<Page> {
  const rows = await db
    .select()
    .from(streamers)
    .where(and(condition, cursor === undefined ? undefined : lt(streamers.id, cursor)))
    .orderBy(desc(streamers.id))
    .limit(pageSize + 1)
  const items = await viewsOf(platform, db, rows.slice(0, pageSize))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

async function viewsOf(platform: Platform, db: Db, rows: readonly StreamerRecord[]): Promise<StreamerRow[]> {
  const ids = rows.map(({ id }) => id)
  const year = yearOf(platform.clock())
  const accounts = await accountsOf(db, ids)
  const sessions = await sessionsHeld(db, periodOf(year), ids)
  const passed = await passedIn(db, year, ids)
  const led = await entryNames(
    db,
    rows.flatMap(({ teamId, baseId }) => [teamId, baseId]),
  )
  const merchants = await merchantNames(
    db,
    rows.flatMap(({ merchantId }) => merchantId ?? []),
  )
  const named = (id: string | null, names: ReadonlyMap<string, string>) =>
    id === null ? null : { id, name: names.get(id) ?? '' }
  return rows.map((row) => {
    const { id, name, kind, countyCode, county, state, reason, registeredOn, struckOffOn } = row
    const [held, trainings] = [sessions.get(id) ?? 0, passed.get(id) ?? 0]
    const isThere = registeredOn !== null && isOnRegister({ registeredOn, struckOffOn }, year)
    return {
      ...{ id, name, kind, countyCode, county, state, reason, registeredOn },
      team: named(row.teamId, led),
      base: named(row.baseId, led),
      merchant: named(row.merchantId, merchants),
      accounts: accounts.get(id) ?? [],
      ...{ sessions: held, trainings, counts: isThere && held + trainings > 0 },
    }
  })
}

async function entryNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const rows = await db
    .select({ id: registerEntries.id, name: registerEntries.name })
    .from(registerEntries)
    .where(inArray(registerEntries.id, wanted))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** One of them with everything a desk knows. */
export async function viewStreamer(
  platform: Platform,
  db: Db,
  row: StreamerRecord,
): Promise<ManagedStreamer> {
  const [view] = await viewsOf(platform, db, [row])
  if (!view) throw new Error('a row without a view')
  const { intro, certifiedBy, isPublic, phoneEncrypted, createdBy, createdAt, struckOffOn } = row
  const people = await nicknamesOf(db, [createdBy])
  return {
    ...view,
    ...{ intro, certifiedBy, isPublic, struckOffOn },
    phoneMasked: phoneEncrypted && maskPhone(platform.cipher.decrypt(phoneEncrypted)),
    enteredBy: people.get(createdBy) ?? '',
    enteredAt: createdAt.toISOString(),
    attended: await attendedBy(db, row.id),
  }
}
