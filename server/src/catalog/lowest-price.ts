import { type Db, sqlOf } from '../platform/db/index.ts'
import { effectivePriceFen } from './effective-price.ts'

/**
 * Writes the lowest price of the products of these SKUs anew: of SKUs that have stock, of all when none has. Called
 * when a SKU sold out or came back, seldom on the way of an order, and when a special price begins or ends. `at` is
 * the moment whose prices count, left out the database's. The products are locked first, by a statement
 * of its own: the next one then sees what the transaction it waited for had written. Answers how many changed.
 */
export async function refreshLowestPrices(tx: Db, skuIds: readonly string[], at?: Date): Promise<number> {
  if (skuIds.length === 0) return 0
  const sql = sqlOf(tx)
  const locked = await sql<{ id: string }[]>`
    select id from products
    where id in (select product_id from skus where id = any(${[...skuIds]}::uuid[]))
    order by id for no key update`
  const changed = await sql`
    update products set lowest_price_fen = price.lowest
    from (
      select product_id, coalesce(min(${effectivePriceFen(sql, at)}) filter (where available > 0),
        min(${effectivePriceFen(sql, at)})) as lowest
      from skus join sku_stock on sku_stock.sku_id = skus.id
      where product_id = any(${locked.map((row) => row.id)}::uuid[]) and state = 'onSale'
      group by product_id
    ) price
    where products.id = price.product_id and products.lowest_price_fen <> price.lowest`
  return changed.count
}
