import type { SkuInput } from '@yuxiang/shared/api/goods'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { catalogueChanged } from './caches.ts'
import { refreshLowestPrices } from './lowest-price.ts'
import { lockSkusOf, ownProduct } from './own-goods.ts'
import { skuStock, skus, stockWatches } from './tables.ts'

const skusMost = 50

/** Writes SKUs of a product with their stock, from this position on; answers their ids. */
export async function addSkus(
  tx: Db,
  product: { id: string; merchantId: string },
  position: number,
  given: readonly SkuInput[],
): Promise<string[]> {
  const rows = given.map((sku, index) => ({ ...sku, id: newId(), position: position + index }))
  try {
    await tx
      .insert(skus)
      .values(rows.map(({ stock: _, lowStockAt: __, ...sku }) => ({ ...sku, productId: product.id })))
  } catch (error) {
    throw violatedConstraint(error) === 'skus_name_of_product' ? nameTaken() : error
  }
  await tx.insert(skuStock).values(rows.map((row) => ({ skuId: row.id, available: row.stock })))
  for (const { id, lowStockAt } of rows)
    await watchStock(tx, { skuId: id, merchantId: product.merchantId, lowStockAt })
  return rows.map(({ id }) => id)
}

export const nameTaken = () =>
  new Refusal('sku_name_taken', { errors: [{ path: 'name', message: '同一商品下已有同名规格' }] })

/** Sets at how many units of a SKU its merchant is warned, from now on anew; null never. */
export async function watchStock(
  tx: Db,
  watch: { skuId: string; merchantId: string; lowStockAt: number | null },
): Promise<void> {
  const { skuId, merchantId, lowStockAt } = watch
  if (lowStockAt === null) {
    await tx.delete(stockWatches).where(eq(stockWatches.skuId, skuId))
    return
  }
  await tx
    .insert(stockWatches)
    .values({ skuId, merchantId, lowStockAt })
    .onConflictDoUpdate({ target: stockWatches.skuId, set: { lowStockAt, warnedAt: null } })
}

/** Another SKU of a product. Refuses with `product_not_found`, `sku_name_taken`, `sku_limit`. */
export async function addSku(
  tx: Db,
  platform: Platform,
  staffId: string,
  { productId, input }: { productId: string; input: SkuInput },
): Promise<void> {
  const product = await ownProduct(tx, staffId, productId)
  // Two at once would take one position; the product's own lock comes last, with its lowest price.
  const own = await lockSkusOf(tx, productId)
  if (own.length >= skusMost) throw new Refusal('sku_limit')
  const position = Math.max(-1, ...own.map((sku) => sku.position)) + 1
  const ids = await addSkus(tx, product, position, [input])
  await refreshLowestPrices(tx, ids, platform.clock())
  await catalogueChanged(tx)
  await audit(tx, {
    actorId: staffId,
    action: 'sku.add',
    subject: 'product',
    subjectId: productId,
    after: { skuId: ids[0], ...input },
  })
}
