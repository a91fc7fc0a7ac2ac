import type postgres from 'postgres'
import { effectivePriceFen, originalPriceFen } from './effective-price.ts'

/**
 * What price watch may join of the catalogue: `skus` (id, product, names, prices now and regular, the special price),
 * whose product and itself are on sale or not, `history` and `sold` as they stand.
 */
export const priceSources = (sql: postgres.Sql, now: Date) => ({
  skus: sql`(
    select skus.id, skus.name as sku_name, product.id as product_id, product.name as product_name,
      product.net_content, product.merchant_id, product.category_key, product.county_code,
      product.state = 'onSale' and skus.state = 'onSale' as on_sale, skus.price_fen as regular_fen,
      ${effectivePriceFen(sql, now)} as price_fen, ${originalPriceFen(sql, now)} as original_fen,
      skus.special_price_fen, skus.special_original_fen, skus.special_to,
      coalesce(skus.special_began, skus.special_from) as special_began
    from skus join products product on product.id = skus.product_id)`,
  products: sql`(select id, name, merchant_id, category_key from products)`,
  history: sql`(select sku_id, kind, valid_from, valid_to, price_fen from sku_price_history)`,
  sold: sql`(select sku_id, day, min(lowest_fen) as lowest_fen from sku_sold_prices group by sku_id, day)`,
})

/** Prices of all of a merchant's SKUs as lists sort by them, when an authority's word changed what holds. */
export { refreshLowestPrices } from './lowest-price.ts'
