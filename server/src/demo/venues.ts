import { catalogueChanged, loadSkusForSale, productNames } from '../catalog/index.ts'
import { createStaff } from '../identity/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { recordUpload } from '../platform/files/index.ts'
import type { Platform } from '../platform/index.ts'
import { assignProducts, createVenue, moveCounterStock } from '../venues/index.ts'
import { demoOperator } from './accounts.ts'
import { categories } from './categories.ts'
import { countyRows } from './counties.ts'
import { demoVenues } from './venue-rows.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const shelf = { productNames, catalogueChanged, loadSkusForSale }
/** Units in a counter, one SKU after the other: some are to be filled. */
const counterUnits = [12, 3, 8, 20, 0, 6, 15, 2]
const lowAt = 3

/** Opens the demo's venues and fills them, by the acts that the operator uses. */
export async function writeVenues(
  tx: Db,
  context: Context,
  pictures: ReadonlyMap<string, string> | undefined,
): Promise<void> {
  const operatorId = await createStaff(context, demoOperator, tx)
  const now = context.clock()
  for (const hash of pictures?.values() ?? []) await recordUpload(tx, operatorId, hash, now)
  const known = { counties: countyRows, categories, shelf }
  for (const { countyCodes, products, pictures: keys, ...venue } of demoVenues) {
    const hashes = keys.flatMap((key) => pictures?.get(key) ?? [])
    const input = { ...venue, pictures: hashes.map((hash) => `/files/${hash}-1200.webp`) }
    const venueId = await createVenue(tx, operatorId, input, { ...known, now })
    if (venue.follow) continue
    const productIds = await certifiedOf(tx, countyCodes, products)
    await assignProducts(tx, operatorId, venueId, productIds, shelf)
    if (venue.kind === 'counter') await fillCounter(tx, operatorId, { venueId, productIds, now })
  }
}

async function certifiedOf(tx: Db, countyCodes: readonly string[], most: number): Promise<string[]> {
  const rows = await sqlOf(tx)<{ id: string }[]>`
    select product.id from products product
    join certifications certification on certification.product_id = product.id and certification.state = 'published'
    where product.state = 'onSale' and (${countyCodes.length} = 0 or product.county_code = any(${[...countyCodes]}::text[]))
    order by product.rank desc, product.id limit ${most}`
  return rows.map(({ id }) => id)
}

async function fillCounter(
  tx: Db,
  operatorId: string,
  { venueId, productIds, now }: { venueId: string; productIds: readonly string[]; now: Date },
): Promise<void> {
  const skus = await sqlOf(tx)<{ id: string }[]>`
    select id from skus where product_id = any(${[...productIds]}::uuid[]) and position = 0
    order by array_position(${[...productIds]}::uuid[], product_id) limit ${counterUnits.length}`
  for (const [index, { id: skuId }] of skus.entries()) {
    const units = counterUnits[index] ?? 0
    const act = { venueId, skuId, now, shelf }
    const input = { act: 'restock' as const, units: units + 4, lowAt, reason: '首次铺货' }
    await moveCounterStock(tx, operatorId, { ...act, input })
    await moveCounterStock(tx, operatorId, { ...act, input: { act: 'remove', units: 4, reason: '柜上售出' } })
  }
}

/** So many days of orders, of which one in three was placed after a scan. */
const salesDays = 40

/** Lets orders of the demo count for a venue that sells what they are of. */
export async function writeVenueSales(tx: Db, context: Context): Promise<void> {
  await sqlOf(tx)`
    update orders set venue_id = (
      select sold.venue_id from order_lines line
      join venue_products sold on sold.product_id = line.product_id
      join venues on venues.id = sold.venue_id and venues.kind <> 'zone'
      where line.order_id = orders.id and line.position = 0
      order by md5(orders.order_no || venues.name) limit 1)
    where placed_at > ${new Date(context.clock().getTime() - salesDays * 86_400_000).toISOString()}::timestamptz
      and flash_item_id is null and fund_budget_id is null`
}
