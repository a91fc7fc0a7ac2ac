import type { Venue, VenuePlace } from '@yuxiang/shared/api/venues'
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

const pictureAddress = (hash: string) => `/files/${hash}-1200.webp`

/** What a list by distance shows of it. */
export const placeOf = (row: VenueRow): VenuePlace => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  isCentre: row.isCentre,
  county: row.county,
  address: row.address,
  point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
  openingHours: row.openingHours,
  hours: row.hours.map(({ days, from, to }) => ({ days: [...days], from, to })),
  pictures: row.imageHashes.map(pictureAddress),
})

const followOf = ({ followCountyCodes, followCategoryKey }: VenueRow): Venue['follow'] =>
  followCountyCodes.length > 0 || followCategoryKey !== null
    ? { countyCodes: followCountyCodes, categoryKey: followCategoryKey }
    : null

/** What everybody may know of it. */
export const venueOf = (row: VenueRow): Venue => ({
  ...placeOf(row),
  countyCode: row.countyCode,
  collection: row.collection ?? (row.kind === 'zone' ? 'theme' : null),
  township: row.township,
  follow: followOf(row),
  phone: row.phone,
  machineNo: row.machineNo,
  intro: row.intro,
  state: row.state,
  reason: row.reason,
})
