import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { venues } from './tables.ts'

const hourMs = 3_600_000

/**
 * What a phone keeps of a scan: good for as long as orders count for the venue, and proved by its signature alone, so
 * that placing an order asks no table. Refuses with `venue_not_found` and `venue_closed`.
 */
export async function scanVenue(
  db: Db,
  secretKey: string,
  code: string,
  now: Date,
): Promise<{ venue: { id: string; name: string }; token: string; expiresAt: string }> {
  const [venue] = await db
    .select({ id: venues.id, name: venues.name, state: venues.state })
    .from(venues)
    .where(eq(venues.code, code))
  if (!venue) throw new Refusal('venue_not_found')
  if (venue.state === 'closed') throw new Refusal('venue_closed')
  const expiresAt = new Date(now.getTime() + policy.venueAttribution.value * hourMs)
  const expires = expiresAt.getTime().toString(36)
  return {
    venue: { id: venue.id, name: venue.name },
    token: `${venue.id}.${expires}.${sign(secretKey, venue.id, expires)}`,
    expiresAt: expiresAt.toISOString(),
  }
}

/** The venue that an order with this token counts for; null without one, and for what is forged or over. */
export function venueOfToken(secretKey: string, token: string | undefined, now: Date): string | null {
  if (token === undefined) return null
  const [venueId = '', expires = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(secretKey, venueId, expires))
  const given = Buffer.from(signature)
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  return isOurs && Number.parseInt(expires, 36) > now.getTime() ? venueId : null
}

function sign(secretKey: string, venueId: string, expires: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yuxiang/venue-scan', 32))
  return createHmac('sha256', key).update(`${venueId}.${expires}`).digest('base64url')
}
