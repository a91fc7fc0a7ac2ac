import type { CounterEntry, CounterItem, ManagedCounterItem } from '@yuxiang/shared/api/venue-desk'
import { and, desc, eq, lt } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { requireVenue } from './find-venue.ts'
import type { Shelf } from './shelf.ts'
import { counterStock, counterStockEntries } from './tables.ts'

type Goods = Pick<Shelf, 'loadSkusForSale'>
type StockRow = typeof counterStock.$inferSelect

/** With what it is, by name; what the catalogue knows no more is left out. */
async function named(db: Db, shelf: Goods, rows: readonly StockRow[], now: Date) {
  const skus = await shelf.loadSkusForSale(
    db,
    rows.map(({ skuId }) => skuId),
    now,
  )
  const skuOf = new Map(skus.map((sku) => [sku.skuId, sku]))
  return rows.flatMap((row) => {
    const sku = skuOf.get(row.skuId)
    return sku ? [{ row, sku }] : []
  })
}

const managed = ({ row, sku }: Awaited<ReturnType<typeof named>>[number]): ManagedCounterItem => ({
  skuId: sku.skuId,
  productId: sku.productId,
  name: sku.name,
  skuName: sku.skuName,
  imageUrl: sku.imageUrl,
  units: row.units,
  lowAt: row.lowAt,
  changedAt: row.changedAt.toISOString(),
})

const ofVenue = (db: Db, venueId: string) =>
  db.select().from(counterStock).where(eq(counterStock.venueId, venueId)).orderBy(counterStock.skuId)

/** 本柜现有, for everybody: what lies there and is on sale; a closed counter has nothing. */
export async function readCounterStock(
  db: Db,
  shelf: Goods,
  venueId: string,
  now: Date,
): Promise<CounterItem[]> {
  const venue = await requireVenue(db, venueId)
  if (venue.state === 'closed') return []
  const rows = (await ofVenue(db, venueId)).filter(({ units }) => units > 0)
  const items = await named(db, shelf, rows, now)
  return items
    .filter(({ sku }) => sku.state === 'onSale')
    .map(({ row, sku }) => {
      const { skuId, productId, name, skuName, imageUrl, priceFen } = sku
      return { skuId, productId, name, skuName, imageUrl, priceFen, units: row.units }
    })
}

export async function readManagedStock(
  db: Db,
  shelf: Goods,
  venueId: string,
  now: Date,
): Promise<ManagedCounterItem[]> {
  await requireVenue(db, venueId)
  return (await named(db, shelf, await ofVenue(db, venueId), now)).map(managed)
}

/** What is to be filled in all open counters, the emptiest first. */
export async function listLowStock(db: Db, shelf: Goods, now: Date, pageSize = 50) {
  const low = sqlOf(
    db,
  )`counter_stock stock join venues venue on venue.id = stock.venue_id and venue.state = 'open'
    where stock.units <= stock.low_at`
  const [[count], rows] = await Promise.all([
    sqlOf(db)<{ total: number }[]>`select count(*)::int as total from ${low}`,
    sqlOf(db)<(Omit<StockRow, 'changedAt'> & { changedAt: string; venue: string })[]>`
      select stock.venue_id as "venueId", stock.sku_id as "skuId", stock.units, stock.low_at as "lowAt",
        stock.changed_at as "changedAt", venue.name as venue
      from ${low} order by stock.units, stock.venue_id, stock.sku_id limit ${pageSize}`,
  ])
  const venueOf = new Map(rows.map(({ venueId, venue }) => [venueId, venue]))
  const items = await named(
    db,
    shelf,
    rows.map(({ venue: _, ...row }) => ({ ...row, changedAt: new Date(row.changedAt) })),
    now,
  )
  return {
    total: count?.total ?? 0,
    items: items.map((item) => ({
      venueId: item.row.venueId,
      venue: venueOf.get(item.row.venueId) ?? '',
      ...managed(item),
    })),
  }
}

const entriesPageSize = 20

/** What was done to a counter, the newest first. */
export async function listCounterEntries(
  db: Db,
  shelf: Goods,
  venueId: string,
  {
    cursor,
    pageSize = entriesPageSize,
    now,
  }: { cursor?: string | undefined; pageSize?: number | undefined; now: Date },
): Promise<{ items: CounterEntry[]; nextCursor?: string }> {
  await requireVenue(db, venueId)
  const rows = await db
    .select()
    .from(counterStockEntries)
    .where(
      and(
        eq(counterStockEntries.venueId, venueId),
        cursor === undefined ? undefined : lt(counterStockEntries.id, cursor),
      ),
    )
    .orderBy(desc(counterStockEntries.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const skus = await shelf.loadSkusForSale(db, [...new Set(shown.map(({ skuId }) => skuId))], now)
  const skuOf = new Map(skus.map((sku) => [sku.skuId, sku]))
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, at, act, change, after, reason, skuId }) => ({
      id,
      at: at.toISOString(),
      act,
      name: skuOf.get(skuId)?.name ?? '已下架的商品',
      skuName: skuOf.get(skuId)?.skuName ?? '',
      change,
      after,
      reason,
    })),
    ...(rows.length > pageSize && last && { nextCursor: last.id }),
  }
}
