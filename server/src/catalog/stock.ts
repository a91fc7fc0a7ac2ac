import { type Db, sqlOf } from '../platform/db/index.ts'
import { refreshLowestPrices } from './lowest-price.ts'

/** A SKU and how many of it. */
export interface StockLine {
  skuId: string
  quantity: number
}

export interface ShortLine {
  skuId: string
  requested: number
  available: number
}

/**
 * Takes stock for an order in the caller's transaction: all lines or none. Answers the lines that were short (an
 * unknown SKU has 0); then nothing was taken, and the caller refuses. Rows are locked in the order of their ids,
 * so that two orders never wait for each other in a circle; the constraint on the column stands behind it. Products of
 * what sold out are locked by the same statement: an order sends the next ones before it has this answer, so that a
 * lock taken after it would come after those of the ledger.
 */
export async function reserveStock(tx: Db, lines: readonly StockLine[]): Promise<ShortLine[]> {
  const sql = sqlOf(tx)
  const rows = await sql<(ShortLine & { emptied: boolean })[]>`
    with wanted as (
      select sku_id, sum(quantity)::int as quantity
      from unnest(${ids(lines)}::uuid[], ${quantities(lines)}::int[]) as line (sku_id, quantity)
      group by sku_id
    ), locked as materialized (
      select stock.sku_id, stock.available
      from sku_stock stock join wanted using (sku_id)
      order by stock.sku_id
      for update of stock
    ), short as (
      select 1 from wanted left join locked using (sku_id)
      where coalesce(locked.available, 0) < wanted.quantity
    ), taken as (
      update sku_stock stock set available = locked.available - wanted.quantity
      from wanted join locked using (sku_id)
      where stock.sku_id = wanted.sku_id and not exists (select 1 from short)
    ), repriced as materialized (
      select product.id from products product
      where product.id in (
        select sku.product_id from wanted join locked using (sku_id) join skus sku on sku.id = locked.sku_id
        where locked.available = wanted.quantity and not exists (select 1 from short))
      order by product.id for no key update of product
    )
    select sku_id as "skuId", wanted.quantity as requested, coalesce(locked.available, 0) as available,
      coalesce(locked.available, 0) = wanted.quantity as emptied
    from wanted left join locked using (sku_id) cross join (select count(*) from repriced) as all_of_them`
  const short = rows.filter((row) => row.available < row.requested)
  if (short.length > 0)
    return short.map(({ skuId, requested, available }) => ({ skuId, requested, available }))
  await refreshLowestPrices(tx, emptied(rows))
  return []
}

/** Gives back what an order had taken. */
export async function releaseStock(tx: Db, lines: readonly StockLine[]): Promise<void> {
  const sql = sqlOf(tx)
  const rows = await sql<{ skuId: string; emptied: boolean }[]>`
    with returned as (
      select sku_id, sum(quantity)::int as quantity
      from unnest(${ids(lines)}::uuid[], ${quantities(lines)}::int[]) as line (sku_id, quantity)
      group by sku_id
    ), locked as materialized (
      select stock.sku_id, stock.available
      from sku_stock stock join returned using (sku_id)
      order by stock.sku_id
      for update of stock
    )
    update sku_stock stock set available = locked.available + returned.quantity
    from returned join locked using (sku_id)
    where stock.sku_id = returned.sku_id
    returning stock.sku_id as "skuId", locked.available = 0 as emptied`
  await refreshLowestPrices(tx, emptied(rows))
}

const ids = (lines: readonly StockLine[]) => lines.map((line) => line.skuId)
const quantities = (lines: readonly StockLine[]) => lines.map((line) => line.quantity)
const emptied = (rows: readonly { skuId: string; emptied: boolean }[]) =>
  rows.filter((row) => row.emptied).map((row) => row.skuId)
