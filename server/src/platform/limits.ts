import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import type { Database } from './db/index.ts'
import { Refusal } from './http/refusal.ts'

/** At most `count` in `seconds`; `shared` counts in the database, over all processes and restarts. */
interface Limit {
  count: number
  seconds: number
  shared?: true
}

export interface Limits {
  /**
   * Counts one act of `caller` under `name`, whose limit is always the same; refuses with `too_many_requests`, the wait in
   * its detail and seconds.
   */
  take(name: string, caller: string, limit: Limit): Promise<void>
}

/** Callers remembered in this process; beyond them the one longest silent is forgotten. */
const callersMax = 50_000

/** Makes the limits; `scale` multiplies every count (load tests). */
export function createLimits(database: Database, scale: number): Limits {
  const limiters = new Map<string, RateLimiterAbstract>()
  const callers = new LRUCache<string, { limiter: RateLimiterAbstract; caller: string }>({
    max: callersMax,
    dispose: ({ limiter, caller }, _key, reason) => {
      if (reason === 'evict') void limiter.delete(caller)
    },
  })

  function limiterOf(name: string, limit: Limit): RateLimiterAbstract {
    const known = limiters.get(name)
    if (known) return known
    const options = { points: Math.max(1, Math.ceil(limit.count * scale)), duration: limit.seconds }
    const keyPrefix = `${name} ${limit.count}/${limit.seconds}`
    const limiter = limit.shared
      ? new RateLimiterPostgres({ ...options, keyPrefix, ...storeIn(database) })
      : new RateLimiterMemory({ ...options, keyPrefix: '' })
    limiters.set(name, limiter)
    return limiter
  }

  function remember(key: string, limiter: RateLimiterAbstract, caller: string): void {
    if (callers.get(key) === undefined) callers.set(key, { limiter, caller })
  }

  return {
    async take(name, caller, limit) {
      const limiter = limiterOf(name, limit)
      // Phones and addresses are not written down in clear, and a long one fits the column.
      const key = limit.shared ? hash('sha256', caller, 'base64url') : caller
      if (!limit.shared) remember(`${name} ${key}`, limiter, key)
      try {
        await limiter.consume(key)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw new Refusal('too_many_requests', {
          detail: `请在 ${retryAfterSeconds} 秒后重试`,
          retryAfterSeconds,
        })
      }
    },
  }
}

/** rate-limiter-flexible asks for a `pg` client; all it calls is `query`, which our pool can answer too. */
function storeIn({ sql }: Database) {
  const client = {
    async query({ text, values }: { text: string; values: (string | number)[] }) {
      const rows = await sql.unsafe(text, values, { prepare: true })
      return { rows: [...rows], rowCount: rows.count }
    },
  }
  return { storeClient: client, storeType: 'client', tableName: 'rate_limits', tableCreated: true }
}
