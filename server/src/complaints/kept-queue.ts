import type { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { keptCases } from './caches.ts'
import type { Officer } from './offices.ts'
import { type QueueQuery, readQueue } from './read-queue.ts'
import { todayOf } from './views.ts'

/**
 * A page of an officer's queue, from memory while nothing about any case or any office has changed (half a minute at
 * most). Each has his own: what one sees, another who works for the merchant must not.
 */
export const keptQueue = (
  platform: Platform,
  userId: string,
  query: QueueQuery,
  officerOf: () => Promise<Officer>,
): PreparedAnswer | Promise<PreparedAnswer> =>
  keptCases(platform, `${userId}/${todayOf(platform)}/${JSON.stringify(query)}`, async () =>
    readQueue(platform, await officerOf(), query),
  )
