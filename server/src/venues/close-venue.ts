import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { requireVenue } from './find-venue.ts'
import type { Shelf } from './shelf.ts'
import { venues } from './tables.ts'

/** Closes it: shown no more, and whatever has it as a condition no longer holds; what it sells is kept for its opening. */
export const closeVenue = (tx: Db, actorId: string, venueId: string, reason: string, shelf: Changes) =>
  move(tx, actorId, venueId, { state: 'closed', reason }, shelf)

export const openVenue = (tx: Db, actorId: string, venueId: string, shelf: Changes) =>
  move(tx, actorId, venueId, { state: 'open', reason: null }, shelf)

type Changes = Pick<Shelf, 'catalogueChanged'>

/** Refuses with `venue_state_conflict` when it is so already. */
async function move(
  tx: Db,
  actorId: string,
  venueId: string,
  to: { state: 'open' | 'closed'; reason: string | null },
  shelf: Changes,
): Promise<void> {
  await requireVenue(tx, venueId)
  const from = to.state === 'open' ? 'closed' : 'open'
  const moved = await tx
    .update(venues)
    .set(to)
    .where(and(eq(venues.id, venueId), eq(venues.state, from)))
    .returning({ id: venues.id })
  if (moved.length === 0) throw new Refusal('venue_state_conflict')
  await audit(tx, {
    actorId,
    action: to.state === 'open' ? 'venue.open' : 'venue.close',
    subject: 'venue',
    subjectId: venueId,
    after: to,
  })
  await shelf.catalogueChanged(tx)
}
