import type { EntryInput } from '@yuxiang/shared/api/streamer-views'
import { and, eq, type InferSelectModel } from 'drizzle-orm'
import { brandNames } from '../brands/index.ts'
import { productNames } from '../catalog/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { venueNames } from '../venues/index.ts'
import { registerChanged } from './caches.ts'
import type { County } from './county-named.ts'
import { covers, type Scope } from './scope.ts'
import { registerEntries, registerEntryProducts } from './tables.ts'
import { refusingTwins } from './twins.ts'

export type EntryRecord = InferSelectModel<typeof registerEntries>

/** A base, team or brand in somebody's part of the register; refuses with `register_entry_not_found`. */
export async function requireEntry(db: Db, scope: Scope, entryId: string): Promise<EntryRecord> {
  const [row] = await db.select().from(registerEntries).where(eq(registerEntries.id, entryId))
  if (!row || !covers(scope, row.countyCode)) throw new Refusal('register_entry_not_found')
  return row
}

/** Refuses with `venue_not_found`, `brand_not_found`, `product_not_found` what it names and is not there. */
async function requireNamed(tx: Db, { venueId, brandId, productIds }: EntryInput): Promise<void> {
  if (venueId !== null && !(await venueNames(tx, [venueId])).has(venueId))
    throw new Refusal('venue_not_found')
  if (brandId !== null && !(await brandNames(tx, [brandId])).has(brandId))
    throw new Refusal('brand_not_found')
  const wanted = new Set(productIds)
  if ((await productNames(tx, [...wanted])).length < wanted.size) throw new Refusal('product_not_found')
}

const columnsOf = ({ name, place, venueId, brandId, intro }: EntryInput) => ({
  ...{ name, place, venueId, brandId, intro },
})

async function writeProducts(tx: Db, entryId: string, productIds: readonly string[]): Promise<void> {
  await tx.delete(registerEntryProducts).where(eq(registerEntryProducts.entryId, entryId))
  const rows = [...new Set(productIds)].map((productId) => ({ entryId, productId }))
  if (rows.length > 0) await tx.insert(registerEntryProducts).values(rows)
}

/** Puts a base, team or brand on the register. Refuses with `register_name_taken` a second of its name and kind there. */
export async function registerEntry(
  tx: Db,
  { userId }: Pick<Scope, 'userId'>,
  input: EntryInput,
  { county, now }: { county: County; now: Date },
): Promise<string> {
  await requireNamed(tx, input)
  const id = newId()
  await refusingTwins(() =>
    tx.insert(registerEntries).values({
      ...{ id, kind: input.kind, ...columnsOf(input), ...county },
      ...{ registeredOn: dayInShanghai(now), createdBy: userId, createdAt: now },
    }),
  )
  await writeProducts(tx, id, input.productIds)
  await audit(tx, {
    actorId: userId,
    action: 'registerEntry.register',
    subject: 'registerEntry',
    subjectId: id,
    after: input,
  })
  await registerChanged(tx)
  return id
}

/** Changes what is said of it; what kind it is stays. */
export async function changeEntry(
  tx: Db,
  scope: Scope,
  entryId: string,
  { input, county }: { input: EntryInput; county: County },
): Promise<void> {
  const before = await requireEntry(tx, scope, entryId)
  await requireNamed(tx, input)
  const changed = await refusingTwins(() =>
    tx
      .update(registerEntries)
      .set({ ...columnsOf(input), ...county })
      .where(and(eq(registerEntries.id, entryId), eq(registerEntries.kind, input.kind)))
      .returning({ id: registerEntries.id }),
  )
  if (changed.length === 0) throw new Refusal('register_entry_not_found')
  await writeProducts(tx, entryId, input.productIds)
  await audit(tx, {
    actorId: scope.userId,
    action: 'registerEntry.change',
    subject: 'registerEntry',
    subjectId: entryId,
    before,
    after: input,
  })
  await registerChanged(tx)
}

/** Strikes it off with a reason, or takes it back; its streamers stay. Refuses with `register_state_conflict`. */
export async function moveEntry(
  tx: Db,
  scope: Scope,
  entryId: string,
  { to, reason, now }: { to: EntryRecord['state']; reason: string; now: Date },
): Promise<void> {
  await requireEntry(tx, scope, entryId)
  const from = to === 'registered' ? 'struckOff' : 'registered'
  const after =
    to === 'registered'
      ? { state: to, reason: null, struckOffOn: null }
      : { state: to, reason, struckOffOn: dayInShanghai(now) }
  const moved = await tx
    .update(registerEntries)
    .set(after)
    .where(and(eq(registerEntries.id, entryId), eq(registerEntries.state, from)))
    .returning({ id: registerEntries.id })
  if (moved.length === 0) throw new Refusal('register_state_conflict')
  await audit(tx, {
    actorId: scope.userId,
    action: to === 'registered' ? 'registerEntry.restore' : 'registerEntry.strikeOff',
    subject: 'registerEntry',
    subjectId: entryId,
    before: { state: from },
    after: { ...after, reason },
  })
  await registerChanged(tx)
}
