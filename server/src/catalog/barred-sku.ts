import type postgres from 'postgres'
import { mayNotSell, merchantFacts } from '../merchants/index.ts'
import type { Fragment } from '../platform/db/index.ts'

/** Whether a SKU's merchant may not sell on `today`, or its goods are off the shelf for that; the SKU is given as SQL. */
export const isBarredSku = (sql: postgres.Sql, skuId: Fragment, today: string) => sql`exists (
  select from skus sku join products product on product.id = sku.product_id
  join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
  where sku.id = ${skuId} and (product.state = 'barred' or ${mayNotSell(sql, today)}))`
