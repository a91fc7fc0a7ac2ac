import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { sessionFacts } from '../live/index.ts'
import type { Database } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

const FLUSH_MS = 3_000
/** More than the sessions of a day at all places; what is beyond it comes from no phone of ours. */
const KEYS_MAX = 20_000
const hourMs = 3_600_000

type Seen = 'exposures' | 'clicks'

interface Row {
  sessionId: string
  hour: number
  place: LivePlace
  exposures: number
  clicks: number
}

export interface LiveCounters {
  count(what: Seen, sessionId: string, place: LivePlace): void
  /** Writes what was counted since; nothing when there is nothing. */
  flush(): Promise<void>
}

const countersOfProcess = new WeakMap<Database, LiveCounters>()

/**
 * Counts exposures and clicks in this process's memory and writes them every three seconds and when it stops, all in
 * one statement: no row and no statement per view. What could not be written is counted on and written with the next.
 * A process that is killed loses the counts of its last seconds, and no order: those are written with their clicks'
 * proof.
 */
export function countersOf(platform: Pick<Platform, 'database' | 'clock' | 'log'>): LiveCounters {
  const known = countersOfProcess.get(platform.database)
  if (known) return known
  const made = createCounters(platform)
  countersOfProcess.set(platform.database, made)
  return made
}

/** When the process stops. */
export const flushLiveCounts = (platform: Platform): Promise<void> => countersOf(platform).flush()

function createCounters({
  database,
  clock,
  log,
}: Pick<Platform, 'database' | 'clock' | 'log'>): LiveCounters {
  let rows = new Map<string, Row>()
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  const add = (seen: Row) => {
    const key = `${seen.sessionId}/${seen.place}/${seen.hour}`
    const row = rows.get(key)
    if (row) {
      row.exposures += seen.exposures
      row.clicks += seen.clicks
    } else if (rows.size < KEYS_MAX) rows.set(key, seen)
  }
  const flush = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    const counted = [...rows.values()]
    rows = new Map()
    if (counted.length === 0) return
    try {
      await write(database, counted)
    } catch (error) {
      // Without a timer of its own: the next count sets one, and a process that stops is not kept trying.
      for (const row of counted) add(row)
      throw error
    }
  }
  const flushInTurn = () => {
    // One after the other: two of one process must not wait for each other's rows.
    writing = writing.then(flush).catch((error: unknown) => {
      log.warn({ err: error }, 'live counts were not written')
    })
    return writing
  }
  return {
    count(what, sessionId, place) {
      const hour = Math.floor(clock().getTime() / hourMs) * hourMs
      add({ sessionId, hour, place, exposures: 0, clicks: 0, [what]: 1 })
      timer ??= setTimeout(() => void flushInTurn(), FLUSH_MS).unref()
    },
    flush: flushInTurn,
  }
}

/** Sorted, so that two processes never wait for each other in a circle. What is no session is left out. */
async function write({ sql }: Database, rows: readonly Row[]): Promise<void> {
  await sql`
    insert into live_counts (session_id, hour, place, exposures, clicks)
    select seen.session_id, seen.hour, seen.place, seen.exposures, seen.clicks
    from unnest(${rows.map((row) => row.sessionId)}::uuid[],
      ${rows.map((row) => new Date(row.hour).toISOString())}::text[]::timestamptz[],
      ${rows.map((row) => row.place)}::text[], ${rows.map((row) => row.exposures)}::bigint[],
      ${rows.map((row) => row.clicks)}::bigint[]) as seen (session_id, hour, place, exposures, clicks)
    where exists (select from ${sessionFacts(sql)} session where session.id = seen.session_id)
    order by seen.session_id, seen.hour, seen.place
    on conflict (session_id, hour, place) do update
      set exposures = live_counts.exposures + excluded.exposures, clicks = live_counts.clicks + excluded.clicks`
}
