import { emptyableStates } from '@yuxiang/shared/states/product'
import { merchantsOfStaff } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { writeStock } from './adjust-stock.ts'
import { catalogueChanged } from './caches.ts'
import { refreshLowestPrices } from './lowest-price.ts'
import type { SkuImportChange } from './tables.ts'

/**
 * Writes prices, stock and states of many SKUs, all or nothing, in a constant number of statements and the usual
 * order of locks: SKUs, stock, products. Refuses with `sku_import_outdated` when one is somebody else's by now, would
 * go below zero or below its special price, and with `product_without_sku`.
 */
export async function writeSkuChanges(
  tx: Db,
  platform: Platform,
  staffId: string,
  { importId, changes }: { importId: string; changes: readonly SkuImportChange[] },
): Promise<void> {
  const now = platform.clock()
  const skuIds = changes.map(({ skuId }) => skuId)
  const merchantIds = await merchantsOfStaff(tx, staffId, 'goods')
  const sql = sqlOf(tx)
  // All SKUs of these products, so that the last one on sale is not withdrawn by two at once.
  const own = await sql<{ id: string; merchantId: string }[]>`
    select skus.id, product.merchant_id as "merchantId" from skus join products product on product.id = skus.product_id
    where skus.product_id in (select product_id from skus where id = any(${skuIds}::uuid[]))
      and product.merchant_id = any(${merchantIds}::uuid[])
    order by skus.id for no key update of skus`
  const known = new Set(own.map(({ id }) => id))
  refuseAny(changes.filter(({ skuId }) => !known.has(skuId)))
  await writePrices(tx, changes, now)
  const stock = changes.flatMap(({ skuId, stockChange }) =>
    stockChange === null ? [] : [{ skuId, change: stockChange }],
  )
  const written = await writeStock(tx, stock, { reason: 'counted', words: '批量导入', actorId: staffId, now })
  const done = new Set(written.map(({ skuId }) => skuId))
  refuseAny(changes.filter(({ skuId, stockChange }) => stockChange !== null && !done.has(skuId)))
  await refuseEmptied(tx, skuIds)
  await refreshLowestPrices(tx, skuIds, now)
  await catalogueChanged(tx)
  for (const merchantId of new Set(own.map((row) => row.merchantId))) {
    await audit(tx, {
      actorId: staffId,
      action: 'sku.import',
      subject: 'merchant',
      subjectId: merchantId,
      after: { importId, changes },
    })
  }
}

/** Names the rows of the sheet that can't be written any more. */
function refuseAny(changes: readonly SkuImportChange[]): void {
  if (changes.length === 0) return
  throw new Refusal('sku_import_outdated', {
    detail: changes
      .slice(0, 5)
      .map(({ row, name }) => `第 ${row} 行 ${name}`)
      .join('；'),
  })
}

async function writePrices(tx: Db, changes: readonly SkuImportChange[], now: Date): Promise<void> {
  const rows = changes.filter(({ priceFen, state }) => priceFen !== null || state !== null)
  if (rows.length === 0) return
  const sql = sqlOf(tx)
  const at = now.toISOString()
  const skuIds = rows.map(({ skuId }) => skuId)
  // A special price that is over binds the regular one no more.
  await sql`
    update skus set special_price_fen = null, special_original_fen = null, special_from = null, special_to = null,
      special_campaign_id = null, special_began = null
    where id = any(${skuIds}::uuid[]) and special_to <= ${at}::timestamptz`
  try {
    await sql`
      update skus set price_fen = coalesce(change.price_fen, skus.price_fen), state = coalesce(change.state, skus.state)
      from unnest(${skuIds}::uuid[], ${rows.map(({ priceFen }) => priceFen)}::bigint[],
        ${rows.map(({ state }) => state)}::text[]) as change (sku_id, price_fen, state)
      where skus.id = change.sku_id`
  } catch (error) {
    if (violatedConstraint(error) !== 'skus_special_price') throw error
    throw new Refusal('sku_import_outdated', { detail: '有规格的新价格不高于正在进行或将开始的限时特价' })
  }
}

async function refuseEmptied(tx: Db, skuIds: readonly string[]): Promise<void> {
  const [emptied] = await sqlOf(tx)<{ name: string }[]>`
    select name from products
    where id in (select product_id from skus where id = any(${[...skuIds]}::uuid[])) and state <> all(${[...emptyableStates]}::text[])
      and not exists (select from skus where skus.product_id = products.id and skus.state = 'onSale')
    limit 1`
  if (emptied)
    throw new Refusal('product_without_sku', {
      detail: `“${emptied.name}”的规格不能全部下架，请改为下架商品`,
    })
}
