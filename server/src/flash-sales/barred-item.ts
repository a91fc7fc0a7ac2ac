import type postgres from 'postgres'
import { isBarredSku, skuBarredFromCampaigns } from '../catalog/index.ts'
import { dayInShanghai } from '../platform/clock.ts'

/** Whether the goods of a row `item` may not be claimed at `now`: not for sale, or kept out of campaigns. */
export const isBarredItem = (sql: postgres.Sql, now: Date) => sql`(
  ${isBarredSku(sql, sql`item.sku_id`, dayInShanghai(now))}
  or ${skuBarredFromCampaigns(sql, sql`item.sku_id`, sql`${now.toISOString()}::timestamptz`)})`
