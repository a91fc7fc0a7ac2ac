import { and, eq, inArray } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { products, skus } from './tables.ts'

export type ProductRow = typeof products.$inferSelect
export type SkuRow = typeof skus.$inferSelect

/** The product of a merchant that somebody works for, locked; anybody else's is no different from none. */
export async function lockOwnProduct(tx: Db, staffId: string, productId: string): Promise<ProductRow> {
  const [product] = await tx
    .select()
    .from(products)
    .where(
      and(
        eq(products.id, productId),
        inArray(products.merchantId, await merchantsOfStaff(tx, staffId, 'goods')),
      ),
    )
    .for('no key update')
  if (!product) throw new Refusal('product_not_found')
  return product
}

/** The same without a lock, for reading and for what locks SKUs before the product. */
export async function ownProduct(db: Db, staffId: string, productId: string): Promise<ProductRow> {
  const [product] = await db
    .select()
    .from(products)
    .where(
      and(
        eq(products.id, productId),
        inArray(products.merchantId, await merchantsOfStaff(db, staffId, 'goods')),
      ),
    )
  if (!product) throw new Refusal('product_not_found')
  return product
}

/** A SKU of theirs with its product. Refuses with `sku_not_found`. */
export async function ownSku(
  db: Db,
  staffId: string,
  skuId: string,
): Promise<{ sku: SkuRow; product: ProductRow }> {
  const [row] = await db
    .select({ sku: skus, product: products })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(
      and(eq(skus.id, skuId), inArray(products.merchantId, await merchantsOfStaff(db, staffId, 'goods'))),
    )
  if (!row) throw new Refusal('sku_not_found')
  return row
}

/**
 * Locks all SKUs of a product, by id: who withdraws one then knows what the others are. SKUs and stock are locked
 * before products, as orders and special prices do.
 */
export async function lockSkusOf(tx: Db, productId: string): Promise<SkuRow[]> {
  return tx.select().from(skus).where(eq(skus.productId, productId)).orderBy(skus.id).for('no key update')
}
