import { type Cache, createCache } from '../platform/cache.ts'
import { type Database, type Db, sqlOf } from '../platform/db/index.ts'
import type { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'

const LIFETIME_MS = 30_000
const MAX_BYTES = 8 * 1024 * 1024
const channel = 'traces_changed'
const cachesOfProcess = new WeakMap<Database, Cache<PreparedAnswer>>()

/**
 * Trace pages as bytes: a scan is answered from memory. 30 s at most, so that a chain changed behind the shop's back is
 * noticed within them, and forgotten in every process when an event is added or a batch is recalled.
 */
export function tracePages({ database, log }: Platform): Cache<PreparedAnswer> {
  const known = cachesOfProcess.get(database)
  if (known) return known
  const pages = createCache<PreparedAnswer>({
    lifetimeMs: LIFETIME_MS,
    maxBytes: MAX_BYTES,
    bytesOf: ({ bytes }) => bytes.byteLength,
  })
  cachesOfProcess.set(database, pages)
  // What changed while nobody listened counts as changed, too: `clear` runs at every (re)connection.
  void database.sql
    .listen(channel, pages.clear, pages.clear)
    .catch((error: unknown) => log.warn({ err: error }, 'changed traces are not heard'))
  return pages
}

/** Tells every process to forget the pages it keeps; heard when the caller's transaction commits. */
export async function traceChanged(tx: Db): Promise<void> {
  await sqlOf(tx)`select pg_notify(${channel}, '')`
}
