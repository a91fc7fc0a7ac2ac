import type { VenueInput } from '@yuxiang/shared/api/venues'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { requireVenue } from './find-venue.ts'
import type { Shelf } from './shelf.ts'
import { venues } from './tables.ts'

type Counties = readonly { code: string; name: string }[]

/** Refuses with `region_unknown` a county that certifies nothing. */
function columnsOf(input: VenueInput, counties: Counties) {
  const county = counties.find(({ code }) => code === input.countyCode)
  if (input.countyCode !== null && !county) throw new Refusal('region_unknown')
  return { ...input, county: county?.name ?? null }
}

async function refusingTwins<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    if (violatedConstraint(error) === 'venues_name') throw new Refusal('venue_name_taken')
    throw error
  }
}

/** Opens a venue; it sells nothing until products are assigned. Refuses with `venue_name_taken`. Answers its id. */
export async function createVenue(
  tx: Db,
  actorId: string,
  input: VenueInput,
  { counties, now }: { counties: Counties; now: Date },
): Promise<string> {
  const id = newId()
  const columns = columnsOf(input, counties)
  await refusingTwins(() => tx.insert(venues).values({ id, ...columns, createdBy: actorId, createdAt: now }))
  await audit(tx, { actorId, action: 'venue.create', subject: 'venue', subjectId: id, after: input })
  return id
}

/** Changes what is said of it; what it sells and whether it is open stay. */
export async function changeVenue(
  tx: Db,
  actorId: string,
  venueId: string,
  input: VenueInput,
  { counties, shelf }: { counties: Counties; shelf: Pick<Shelf, 'catalogueChanged'> },
): Promise<void> {
  const { kind, name, countyCode, address, openingHours, intro } = await requireVenue(tx, venueId)
  const columns = columnsOf(input, counties)
  await refusingTwins(() => tx.update(venues).set(columns).where(eq(venues.id, venueId)))
  await audit(tx, {
    actorId,
    action: 'venue.change',
    subject: 'venue',
    subjectId: venueId,
    before: { kind, name, countyCode, address, openingHours, intro },
    after: input,
  })
  // Its name is kept with the catalogue's reference data.
  await shelf.catalogueChanged(tx)
}
