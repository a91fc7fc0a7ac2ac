import type { Venue } from '@yuxiang/shared/api/venues'
import { eq, type InferSelectModel } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { venues } from './tables.ts'

export type VenueRow = InferSelectModel<typeof venues>

/** One venue, open or closed; refuses with `venue_not_found`. */
export async function requireVenue(db: Db, venueId: string): Promise<VenueRow> {
  const [row] = await db.select().from(venues).where(eq(venues.id, venueId))
  if (!row) throw new Refusal('venue_not_found')
  return row
}

/** What everybody may know of it. */
export const venueOf = ({ createdBy: _, createdAt: __, ...venue }: VenueRow): Venue => venue
