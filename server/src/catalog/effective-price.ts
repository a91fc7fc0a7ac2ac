import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'
import { barred } from '../supervision/index.ts'

type Sql = postgres.Sql
/** One, or what tells it of each row. */
type Moment = Date | Fragment

/** Whether a row of products is kept out of campaigns at a moment, by the id that names it. */
export const barredFromCampaigns = (sql: Sql, productId: Fragment, moment: Fragment): Fragment => sql`exists (
  select from products owned where owned.id = ${productId}
    and ${barred(sql, 'campaigns', { merchant: sql`owned.merchant_id`, product: sql`owned.id` }, moment)})`

/** The same of a SKU. */
export const skuBarredFromCampaigns = (sql: Sql, skuId: Fragment, moment: Fragment): Fragment => sql`exists (
  select from skus own where own.id = ${skuId} and ${barredFromCampaigns(sql, sql`own.product_id`, moment)})`

/**
 * Whether the special price of a row of `skus` holds at `at`; without it at this moment of the database. It ends for a
 * time where an authority keeps its merchant out of campaigns.
 */
const isSpecial = (sql: Sql, at?: Moment): Fragment => {
  const moment =
    at instanceof Date ? sql`${at.toISOString()}::timestamptz` : (at ?? sql`transaction_timestamp()`)
  return sql`(coalesce(skus.special_from <= ${moment} and ${moment} < skus.special_to, false)
    and not ${barredFromCampaigns(sql, sql`skus.product_id`, moment)})`
}

/** What one unit of a row of `skus` costs at `at`: its special price while that holds, else the regular one. */
export const effectivePriceFen = (sql: Sql, at?: Moment): Fragment =>
  sql`(case when ${isSpecial(sql, at)} then skus.special_price_fen else skus.price_fen end)`

/** The price that is crossed out beside it; null while no special price holds. */
export const originalPriceFen = (sql: Sql, at?: Moment): Fragment =>
  sql`(case when ${isSpecial(sql, at)} then skus.special_original_fen end)`
