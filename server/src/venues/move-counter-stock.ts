import type { CounterStockInput } from '@yuxiang/shared/api/venue-desk'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Shelf } from './shelf.ts'
import { counterStock, counterStockEntries, venues } from './tables.ts'

const counterSkusMax = 300

interface Act {
  venueId: string
  skuId: string
  input: CounterStockInput
  now: Date
  shelf: Pick<Shelf, 'loadSkusForSale'>
}

/**
 * Fills, empties or counts one SKU of a counter and leaves an entry. The figure moves in one conditional statement:
 * taking out more than lies there is `counter_stock_short`, a count of what changed since it was seen
 * `counter_stock_changed`.
 */
export async function moveCounterStock(tx: Db, actorId: string, act: Act): Promise<void> {
  const { venueId, skuId, input, now } = act
  const [venue] = await tx.select().from(venues).where(eq(venues.id, venueId)).for('update')
  if (!venue) throw new Refusal('venue_not_found')
  if (venue.kind !== 'counter') throw new Refusal('not_a_counter')
  const before = await unitsOf(tx, venueId, skuId)
  if (before === null) await requireRoom(tx, act)
  const after = await written(tx, act)
  if (after === null) {
    throw new Refusal(input.act === 'count' ? 'counter_stock_changed' : 'counter_stock_short')
  }
  const change = after - (before ?? 0)
  await tx.insert(counterStockEntries).values({
    id: newId(),
    venueId,
    skuId,
    act: input.act,
    change,
    after,
    reason: input.reason,
    actorId,
    at: now,
  })
  await audit(tx, {
    actorId,
    action: `venue.stock.${input.act}`,
    subject: 'venue',
    subjectId: venueId,
    before: { skuId, units: before ?? 0 },
    after: { skuId, units: after, reason: input.reason },
  })
}

async function unitsOf(tx: Db, venueId: string, skuId: string): Promise<number | null> {
  const [row] = await tx
    .select({ units: counterStock.units })
    .from(counterStock)
    .where(and(eq(counterStock.venueId, venueId), eq(counterStock.skuId, skuId)))
  return row?.units ?? null
}

/** What is new in a counter is of its products, and one of not too many. */
async function requireRoom(tx: Db, { venueId, skuId, input, now, shelf }: Act): Promise<void> {
  const [sku] = await shelf.loadSkusForSale(tx, [skuId], now)
  if (!sku) throw new Refusal('sku_not_found')
  const [assigned] = await sqlOf(tx)`
    select from venue_products where venue_id = ${venueId} and product_id = ${sku.productId}`
  if (!assigned) throw new Refusal('sku_not_in_venue')
  if (input.act === 'remove') throw new Refusal('counter_stock_short')
  if ((await tx.$count(counterStock, eq(counterStock.venueId, venueId))) >= counterSkusMax) {
    throw new Refusal('counter_full')
  }
}

/** The units it has now; null when the condition did not hold. */
async function written(tx: Db, { venueId, skuId, input, now }: Act): Promise<number | null> {
  const sql = sqlOf(tx)
  const at = now.toISOString()
  const lowAt = input.act === 'remove' ? null : (input.lowAt ?? null)
  const first = input.act === 'remove' || (input.act === 'count' && input.seen !== 0) ? null : input.units
  const units =
    input.act === 'count'
      ? sql`${input.units}::int`
      : sql`stock.units + ${input.act === 'restock' ? input.units : -input.units}::int`
  const holds = input.act === 'count' ? sql`stock.units = ${input.seen}` : sql`${units} between 0 and 10000`
  const [row] = await sql<{ units: number }[]>`
    with changed as (
      update counter_stock stock set units = ${units}, low_at = coalesce(${lowAt}::int, stock.low_at),
        changed_at = ${at}::timestamptz
      where stock.venue_id = ${venueId} and stock.sku_id = ${skuId} and ${holds}
      returning stock.units
    ), added as (
      insert into counter_stock (venue_id, sku_id, units, low_at, changed_at)
      select ${venueId}::uuid, ${skuId}::uuid, ${first}::int, coalesce(${lowAt}::int, 0), ${at}::timestamptz
      where ${first !== null} and not exists (
        select from counter_stock where venue_id = ${venueId} and sku_id = ${skuId})
      returning units
    )
    select units from changed union all select units from added`
  return row?.units ?? null
}
