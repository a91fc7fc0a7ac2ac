import { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { casePages } from './caches.ts'
import type { Officer } from './offices.ts'
import { type QueueQuery, readQueue } from './read-queue.ts'
import { todayOf } from './views.ts'

/**
 * A page of an officer's queue, from memory while nothing about any case has changed (half a minute at most, which is
 * how long an appointment withdrawn may still be answered).
 */
export function keptQueue(
  platform: Platform,
  userId: string,
  query: QueueQuery,
  officerOf: () => Promise<Officer>,
): PreparedAnswer | Promise<PreparedAnswer> {
  const pages = casePages(platform)
  const key = `${userId}/${todayOf(platform)}/${JSON.stringify(query)}`
  return (
    pages.peek(key) ??
    pages.read(
      key,
      async () => new PreparedAnswer(JSON.stringify(await readQueue(platform, await officerOf(), query))),
    )
  )
}
