import type postgres from 'postgres'
import { isBarredSku, type SkuForSale, skuBarredFromCampaigns } from '../catalog/index.ts'
import type { Fragment } from '../platform/db/index.ts'

/** Whether nobody may claim a SKU, given as SQL, at `now`: it may not be sold, or is kept out of campaigns. */
export const isBarredItem = (sql: postgres.Sql, skuId: Fragment, now: Date) => sql`(
  ${isBarredSku(sql, skuId, now)}
  or ${skuBarredFromCampaigns(sql, skuId, sql`${now.toISOString()}::timestamptz`)})`

/** The same of what was read of a SKU. */
export const isBarred = ({ barredFrom }: Pick<SkuForSale, 'barredFrom'>): boolean =>
  barredFrom.sale || barredFrom.campaigns
