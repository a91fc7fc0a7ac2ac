import type { GoodsDetail, GoodsSku } from '@yuxiang/shared/api/goods'
import { desc, eq } from 'drizzle-orm'
import { validCertifications } from '../certification/index.ts'
import { homeOfMerchant } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { isReviewed } from './listing-reviews.ts'
import { ownProduct } from './own-goods.ts'
import { pictureUrl } from './picture-url.ts'
import { listingReviews } from './tables.ts'

/** A product as its merchant's staff edits it; refuses with `product_not_found`. */
export async function readGoods(
  platform: Platform,
  db: Db,
  staffId: string,
  productId: string,
): Promise<GoodsDetail> {
  const product = await ownProduct(db, staffId, productId)
  const now = platform.clock()
  const sql = sqlOf(db)
  const skus = await skusOf(db, productId, now)
  const [facts] = await sql<{ category: string; certified: boolean; sold: number | null }[]>`
    select category.name as category, counted.sold,
      exists (select from ${validCertifications(sql, dayInShanghai(now))} valid
        where valid.product_id = ${productId}) as certified
    from categories category left join product_sales counted on counted.product_id = ${productId}
    where category.key = ${product.categoryKey}`
  const home = await homeOfMerchant(db, product.merchantId)
  return {
    id: product.id,
    merchantId: product.merchantId,
    merchantName: home?.name ?? '',
    county: home?.county ?? '',
    state: product.state,
    category: { key: product.categoryKey, name: facts?.category ?? '' },
    name: product.name,
    images: product.imageHashes.map((hash) => pictureUrl(hash, 750)),
    subtitle: product.subtitle,
    township: product.township,
    origin: product.origin,
    netContent: product.netContent,
    shelfLife: product.shelfLife,
    storage: product.storage,
    fresh: product.fresh,
    servicePromises: product.servicePromises,
    detail: product.detail,
    skus,
    certified: facts?.certified ?? false,
    sales: facts?.sold ?? product.sales,
    review: await lastReview(db, productId),
    reviewed: isReviewed(),
  }
}

async function skusOf(db: Db, productId: string, now: Date): Promise<GoodsSku[]> {
  const sql = sqlOf(db)
  const at = now.toISOString()
  const rows = await sql<
    (Omit<GoodsSku, 'priceFen' | 'specialFen'> & { priceFen: string; specialFen: string | null })[]
  >`
    select skus.id, skus.name, skus.price_fen as "priceFen", skus.weight_g as "weightG", skus.state,
      stock.available as stock, watch.low_stock_at as "lowStockAt",
      case when skus.special_from <= ${at}::timestamptz and ${at}::timestamptz < skus.special_to
        then skus.special_price_fen end as "specialFen"
    from skus join sku_stock stock on stock.sku_id = skus.id
    left join stock_watches watch on watch.sku_id = skus.id
    where skus.product_id = ${productId} order by skus.position, skus.id`
  return rows.map((row) => ({
    ...row,
    priceFen: Number(row.priceFen),
    specialFen: row.specialFen === null ? null : Number(row.specialFen),
  }))
}

async function lastReview(db: Db, productId: string): Promise<GoodsDetail['review']> {
  const [row] = await db
    .select()
    .from(listingReviews)
    .where(eq(listingReviews.productId, productId))
    .orderBy(desc(listingReviews.id))
    .limit(1)
  if (!row) return null
  const { proposed } = row
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    submittedAt: row.submittedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    proposed: proposed && {
      name: proposed.name,
      categoryKey: proposed.categoryKey,
      images: proposed.imageHashes.map((hash) => pictureUrl(hash, 750)),
    },
  }
}
