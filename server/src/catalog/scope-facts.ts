import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { conditionOf, type Within } from './criteria.ts'
import { barredFromCampaigns } from './effective-price.ts'
import { soldInVenues } from './sold-in.ts'

/** What decides whether a product lies within a part of the catalogue. */
export interface ScopeFacts {
  productId: string
  merchantId: string
  /** The leaf, and the branch it hangs on. */
  categoryKey: string
  topCategoryKey: string
  countyCode: string
  /** The open venues that sell it. */
  venueIds: readonly string[]
  /** An authority keeps its merchant out of campaigns. */
  barredFromCampaigns: boolean
}

/** Of these products; unknown ones are left out. */
export async function scopeFactsOf(db: Db, productIds: readonly string[], now: Date): Promise<ScopeFacts[]> {
  const sql = sqlOf(db)
  const at = sql`${now.toISOString()}::timestamptz`
  return sql<ScopeFacts[]>`
    select id as "productId", merchant_id as "merchantId", category_key as "categoryKey",
      top_category_key as "topCategoryKey", county_code as "countyCode",
      array(select venue_id from ${soldInVenues(sql)} sold where sold.product_id = products.id) as "venueIds",
      ${barredFromCampaigns(sql, sql`products.id`, at)} as "barredFromCampaigns"
    from products where id = any(${[...productIds]}::uuid[])`
}

/** Whether anything on sale lies within. */
export async function hasProductsWithin(db: Db, within: Within, now: Date): Promise<boolean> {
  const sql = sqlOf(db)
  const everything = {
    search: null,
    countyCode: null,
    category: null,
    mark: null,
    certified: null,
    merchantId: null,
    venueId: null,
    brandId: null,
    exceptMerchantIds: [],
    exceptProductIds: [],
    within,
  }
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from products where ${conditionOf(sql, everything, dayInShanghai(now))}) as found`
  return row?.found ?? false
}
