import { staffOfMerchants } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

interface Low {
  skuId: string
  merchantId: string
  productId: string
  name: string
  skuName: string
  available: number
}

/** More than come in ten minutes; the rest comes with the next run. */
const atOnce = 500

/**
 * Job: tells a merchant's staff of each SKU that fell to the number they set, once until it is refilled. Orders know
 * nothing of it, so that placing one costs nothing more.
 */
export async function warnLowStock(platform: Platform): Promise<number> {
  return platform.database.transaction(async (tx) => {
    const sql = sqlOf(tx)
    const at = platform.clock().toISOString()
    await sql`
      update stock_watches watch set warned_at = null from sku_stock stock
      where stock.sku_id = watch.sku_id and watch.warned_at is not null and stock.available > watch.low_stock_at`
    const low = await sql<Low[]>`
      with due as materialized (
        select watch.sku_id, stock.available
        from stock_watches watch
        join sku_stock stock on stock.sku_id = watch.sku_id and stock.available <= watch.low_stock_at
        join skus on skus.id = watch.sku_id and skus.state = 'onSale'
        join products product on product.id = skus.product_id and product.state = 'onSale'
        where watch.warned_at is null
        order by watch.sku_id limit ${atOnce} for update of watch skip locked
      )
      update stock_watches watch set warned_at = ${at}::timestamptz
      from due join skus on skus.id = due.sku_id join products product on product.id = skus.product_id
      where watch.sku_id = due.sku_id
      returning watch.sku_id as "skuId", watch.merchant_id as "merchantId", product.id as "productId",
        product.name, skus.name as "skuName", due.available`
    const staff = await staffOfMerchants(tx, [...new Set(low.map(({ merchantId }) => merchantId))])
    await notify(
      tx,
      platform,
      low.flatMap((one) =>
        staff
          .filter(({ merchantId }) => merchantId === one.merchantId)
          .map(({ userId }) => ({
            userId,
            kind: 'deskNotice' as const,
            title: one.available === 0 ? '商品已售罄' : '库存不足，请补货',
            text: `${one.name} ${one.skuName}，还剩 ${one.available} 件`,
            path: `/packages/shop-desk/product/index?id=${one.productId}`,
            dedupeKey: `lowStock/${one.skuId}/${at}`,
          })),
      ),
    )
    return low.length
  })
}
