import { type Cache, createCache } from './cache.ts'
import { type Database, type Db, sqlOf } from './db/index.ts'
import { PreparedAnswer } from './http/routes.ts'
import type { Platform } from './index.ts'

const LIFETIME_MS = 30_000
const MAX_BYTES = 8 * 1024 * 1024

export interface KeptPages {
  /** The answer under this name: as it is kept, waiting for nothing, or as `load` makes it. */
  answer(
    platform: Platform,
    name: string,
    load: () => Promise<unknown>,
  ): PreparedAnswer | Promise<PreparedAnswer>
  /** Tells every process to forget the pages it keeps; heard when the caller's transaction commits. */
  changed(tx: Db): Promise<void>
}

/**
 * A domain's answers as bytes in memory: 30 s at most, and forgotten in every process when `channel` is notified.
 * Made once, when the domain is loaded.
 */
export function keptPages(channel: string): KeptPages {
  const cachesOfProcess = new WeakMap<Database, Cache<PreparedAnswer>>()
  const pagesOf = ({ database, log }: Platform): Cache<PreparedAnswer> => {
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
      .catch((error: unknown) => log.warn({ err: error, channel }, 'changes are not heard'))
    return pages
  }
  return {
    answer(platform, name, load) {
      const pages = pagesOf(platform)
      return (
        pages.peek(name) ?? pages.read(name, async () => new PreparedAnswer(JSON.stringify(await load())))
      )
    },
    async changed(tx) {
      await sqlOf(tx)`select pg_notify(${channel}, '')`
    },
  }
}
