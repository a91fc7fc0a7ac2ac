import type postgres from 'postgres'
import { mayNotSell, merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Fragment } from '../platform/db/index.ts'
import { barred } from '../supervision/index.ts'

/**
 * Whether a SKU may not be sold at `now`: its merchant may not, its goods are off the shelf for that, or an authority
 * has delisted them. The SKU is given as SQL, of a row that is called neither `own`, `product` nor `merchant`.
 */
export const isBarredSku = (sql: postgres.Sql, skuId: Fragment, now: Date) => sql`exists (
  select from skus own join products product on product.id = own.product_id
  join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
  where own.id = ${skuId} and (product.state = 'barred' or ${mayNotSell(sql, dayInShanghai(now))}
    or ${barred(
      sql,
      'sale',
      { merchant: sql`product.merchant_id`, product: sql`product.id` },
      sql`${now.toISOString()}::timestamptz`,
    )}))`
