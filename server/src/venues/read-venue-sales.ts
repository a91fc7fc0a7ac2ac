import type { VenueSales } from '@yuxiang/shared/api/venue-desk'
import type { VenueKind } from '@yuxiang/shared/api/venues'
import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import type { VenueSalesOf } from './shelf.ts'
import { venues } from './tables.ts'

export interface SalesQuery {
  from: string
  to: string
  venue?: string | undefined
  kind?: VenueKind | undefined
}
type Sums = VenueSales['total']

const dayMs = 86_400_000
const none: Sums = { orders: 0, units: 0, amountFen: 0, refundedFen: 0 }
const added = (a: Sums, b: Sums): Sums => ({
  orders: a.orders + b.orders,
  units: a.units + b.units,
  amountFen: a.amountFen + b.amountFen,
  refundedFen: a.refundedFen + b.refundedFen,
})

/** Sums of a period: in all, by venue (the most first, those that sold nothing too) and by day. */
export async function readVenueSales(
  platform: Platform,
  salesOf: VenueSalesOf,
  { from, to, venue, kind }: SalesQuery,
): Promise<VenueSales> {
  const all = await platform.database.db
    .select({ venueId: venues.id, name: venues.name, kind: venues.kind, county: venues.county })
    .from(venues)
    .orderBy(venues.name)
  const asked = all.filter((one) => (!venue || one.venueId === venue) && (!kind || one.kind === kind))
  const venueIds = asked.length === all.length ? null : asked.map(({ venueId }) => venueId)
  const rows = await salesOf(platform, { from, to, venueIds })
  const sum = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, { sums }) => added(total, sums), none)
  return {
    total: sum(() => true),
    venues: asked
      .map((one) => ({ ...one, ...sum(({ venueId }) => venueId === one.venueId) }))
      .sort((a, b) => b.amountFen - a.amountFen),
    days: daysOf(from, to).map((day) => ({ day, ...sum((row) => row.day === day) })),
  }
}

function daysOf(from: string, to: string): string[] {
  const start = Date.parse(`${from}T12:00:00+08:00`)
  const count = Math.round((Date.parse(`${to}T12:00:00+08:00`) - start) / dayMs) + 1
  return Array.from({ length: count }, (_, index) => dayInShanghai(new Date(start + index * dayMs)))
}
