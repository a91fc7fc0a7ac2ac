import type { VenueInput } from '@yuxiang/shared/api/venues'
import { uploadedPicture } from '@yuxiang/shared/uploaded-picture'
import { and, eq, sql } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { ownUploads } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { requireVenue, venueOf } from './find-venue.ts'
import type { Shelf } from './shelf.ts'
import { counterStock, venues } from './tables.ts'

/** Names that an input's keys are checked against. */
export interface Known {
  counties: readonly { code: string; name: string }[]
  categories: readonly { key: string }[]
}

/** Refuses with `region_unknown` a county that certifies nothing, with `category_unknown` what is no category. */
function columnsOf({ follow, point, pictures: _, ...input }: VenueInput, { counties, categories }: Known) {
  const county = counties.find(({ code }) => code === input.countyCode)
  const named = [...(input.countyCode === null ? [] : [input.countyCode]), ...(follow?.countyCodes ?? [])]
  if (named.some((code) => !counties.some((known) => known.code === code)))
    throw new Refusal('region_unknown')
  const categoryKey = follow?.categoryKey ?? null
  if (categoryKey !== null && !categories.some(({ key }) => key === categoryKey)) {
    throw new Refusal('category_unknown')
  }
  return {
    ...input,
    county: county?.name ?? null,
    followCountyCodes: [...new Set(follow?.countyCodes)],
    followCategoryKey: categoryKey,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
  }
}

/** Pictures it has already, and uploads of whoever edits it. Refuses with `picture_unknown`. */
async function hashesOf(
  tx: Db,
  actorId: string,
  urls: readonly string[],
  known: readonly string[],
): Promise<string[]> {
  const hashes = urls.map((url) => uploadedPicture.exec(url)?.[1] ?? '')
  const fresh = urls.filter((_, index) => !known.includes(hashes[index] ?? ''))
  if ((await ownUploads(tx, actorId, fresh)) === null) throw new Refusal('picture_unknown')
  return hashes
}

const twins = {
  venues_name: 'venue_name_taken',
  venues_centre: 'centre_hall_taken',
  venues_machine_no: 'machine_no_taken',
} as const

async function refusingTwins<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    const constraint = violatedConstraint(error)
    const twin = Object.entries(twins).find(([name]) => name === constraint)
    if (twin) throw new Refusal(twin[1])
    throw error
  }
}

/**
 * Opens a venue; it sells nothing until products are assigned or it follows a rule. Refuses with `venue_name_taken`,
 * `machine_no_taken`, and with `centre_hall_taken` a second centre hall. Answers its id.
 */
export async function createVenue(
  tx: Db,
  actorId: string,
  input: VenueInput,
  { now, shelf, ...known }: Known & { now: Date; shelf: Changes },
): Promise<string> {
  const id = newId()
  const columns = columnsOf(input, known)
  const imageHashes = await hashesOf(tx, actorId, input.pictures, [])
  const row = { id, ...columns, imageHashes, createdBy: actorId, createdAt: now }
  await refusingTwins(() => tx.insert(venues).values(row))
  await audit(tx, { actorId, action: 'venue.create', subject: 'venue', subjectId: id, after: input })
  await shelf.catalogueChanged(tx)
  return id
}

type Changes = Pick<Shelf, 'catalogueChanged'>

/**
 * Changes what is said of it; what is assigned to it and whether it is open stay. A counter in which something lies
 * stays a counter (`counter_not_empty`).
 */
export async function changeVenue(
  tx: Db,
  actorId: string,
  venueId: string,
  input: VenueInput,
  { shelf, ...known }: Known & { shelf: Changes },
): Promise<void> {
  const before = await requireVenue(tx, venueId)
  const columns = columnsOf(input, known)
  const imageHashes = await hashesOf(tx, actorId, input.pictures, before.imageHashes)
  await tx.select({ id: venues.id }).from(venues).where(eq(venues.id, venueId)).for('update')
  if (input.kind !== 'counter' && (await hasStock(tx, venueId))) throw new Refusal('counter_not_empty')
  await refusingTwins(() =>
    tx
      .update(venues)
      .set({ ...columns, imageHashes })
      .where(eq(venues.id, venueId)),
  )
  await audit(tx, {
    actorId,
    action: 'venue.change',
    subject: 'venue',
    subjectId: venueId,
    before: venueOf(before),
    after: input,
  })
  // Its name is kept with the catalogue's reference data.
  await shelf.catalogueChanged(tx)
}

async function hasStock(tx: Db, venueId: string): Promise<boolean> {
  const filled = and(eq(counterStock.venueId, venueId), sql`${counterStock.units} > 0`)
  const [row] = await tx.select({ skuId: counterStock.skuId }).from(counterStock).where(filled).limit(1)
  return row !== undefined
}
