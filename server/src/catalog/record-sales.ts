import { type Db, sqlOf } from '../platform/db/index.ts'
import type { StockLine } from './stock.ts'

/** Counts what a paid order sold, per product; lists see it when their copy is refreshed. */
export async function recordSales(tx: Db, lines: readonly StockLine[]): Promise<void> {
  const skuIds = lines.map((line) => line.skuId)
  const quantities = lines.map((line) => line.quantity)
  await sqlOf(tx)`
    insert into product_sales (product_id, sold)
    select product_id, sum(quantity)::int
    from unnest(${skuIds}::uuid[], ${quantities}::int[]) as line (sku_id, quantity)
    join skus on skus.id = line.sku_id
    group by product_id
    order by product_id
    on conflict (product_id) do update set sold = product_sales.sold + excluded.sold`
}
