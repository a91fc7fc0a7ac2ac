import { type Db, sqlOf } from '../platform/db/index.ts'
import type { StockLine } from './stock.ts'

/** Counts what a paid order sold, per product; lists see it when their copy is refreshed. */
export async function recordSales(tx: Db, lines: readonly StockLine[]): Promise<void> {
  const skuIds = lines.map((line) => line.skuId)
  const quantities = lines.map((line) => line.quantity)
  await sqlOf(tx)`
    with sold as (
      select product_id, sum(quantity)::int as quantity
      from unnest(${skuIds}::uuid[], ${quantities}::int[]) as line (sku_id, quantity)
      join skus on skus.id = line.sku_id
      group by product_id
    ), locked as materialized (
      select product_id from product_sales join sold using (product_id)
      order by product_id for update of product_sales
    )
    update product_sales set sold = product_sales.sold + sold.quantity
    from sold join locked using (product_id)
    where product_sales.product_id = sold.product_id`
}
