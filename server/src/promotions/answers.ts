import { createCache } from '../platform/cache.ts'
import { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { changesChannel } from './changes.ts'

/** Public answers are so old at most: stock of gifts and coupons left are looked at again then. */
const lifetimeMs = 3_000
const maxBytes = 8 * 1024 * 1024

interface Kept {
  value: object
  answer: PreparedAnswer
}

/** What this process answers to everybody about promotions, as values and as bytes; dropped at every change. */
export interface Answers {
  /** The bytes, for a caller of whom nothing is shown. */
  bytes(key: string, read: () => Promise<object>): Promise<PreparedAnswer> | PreparedAnswer
  /** The value, to be completed with what is the caller's own. */
  value<Value extends object>(key: string, read: () => Promise<Value>): Promise<Value>
}

export function createAnswers({ database, log }: Platform): Answers {
  const cache = createCache<Kept>({
    lifetimeMs,
    maxBytes,
    bytesOf: ({ answer }) => answer.bytes.byteLength * 2,
  })
  database.sql.listen(changesChannel, cache.clear, cache.clear).catch((error: unknown) => {
    log.warn({ err: error }, 'changes of promotions are not heard')
  })
  const load = (key: string, read: () => Promise<object>) =>
    cache.read(key, async () => {
      const value = await read()
      return { value, answer: new PreparedAnswer(JSON.stringify(value)) }
    })
  return {
    bytes: (key, read) => cache.peek(key)?.answer ?? load(key, read).then(({ answer }) => answer),
    // The key decides the type, as the caller who reads it under this key does.
    value: async (key, read) =>
      (cache.peek(key) ?? (await load(key, read))).value as Awaited<ReturnType<typeof read>>,
  }
}
