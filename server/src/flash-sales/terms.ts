import type { FlashEligibility } from '@yuxiang/shared/api/flash-sales'
import type { ProblemCode } from '@yuxiang/shared/problems'
import { type Cache, createCache } from '../platform/cache.ts'
import type { Platform } from '../platform/index.ts'
import { isBarredItem } from './barred-item.ts'

/** What everybody who wants in is asked by: published terms never change, a pause or an end is heard of within a second. */
export interface Terms {
  sessionId: string
  startsAtMs: number
  endsAtMs: number
  eligibility: FlashEligibility
  /** By the operator, or because its merchant may not sell. */
  paused: boolean
  /** It is over before its time, or by it. */
  closed: boolean
}

const LIFETIME_MS = 1_000

export interface TermsReader {
  /** Of a published item; null when there is none. */
  of(itemId: string): Terms | null | Promise<Terms | null>
}

interface Row {
  sessionId: string
  startsAt: string
  endsAt: string
  eligibility: FlashEligibility
  paused: boolean
  closed: boolean
}

export function createTermsReader({ database: { sql }, clock }: Platform): TermsReader {
  const cache: Cache<{ terms: Terms | null }> = createCache({
    lifetimeMs: LIFETIME_MS,
    maxBytes: 1024 * 1024,
    bytesOf: () => 300,
  })
  async function load(itemId: string): Promise<{ terms: Terms | null }> {
    const [row] = await sql<Row[]>`
      select session.id as "sessionId", session.starts_at as "startsAt", session.ends_at as "endsAt",
        session.eligibility, item.closed,
        item.paused or session.state = 'paused' or ${isBarredItem(sql, sql`item.sku_id`, clock())} as paused
      from flash_items item join flash_sessions session on session.id = item.session_id
      where item.id = ${itemId} and session.state not in ('draft', 'discarded')`
    if (!row) return { terms: null }
    const { startsAt, endsAt, ...rest } = row
    return { terms: { ...rest, startsAtMs: Date.parse(startsAt), endsAtMs: Date.parse(endsAt) } }
  }
  return {
    of(itemId) {
      const kept = cache.peek(itemId)
      return kept ? kept.terms : cache.read(itemId, () => load(itemId)).then(({ terms }) => terms)
    },
  }
}

/** Why nobody is let in at the moment; null when it is open. */
export function closedAt(terms: Terms, now: Date): ProblemCode | null {
  const at = now.getTime()
  if (terms.closed || at >= terms.endsAtMs) return 'ended'
  if (at < terms.startsAtMs) return 'not_started'
  return terms.paused ? 'flash_sale_paused' : null
}
