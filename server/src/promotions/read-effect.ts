import type { CampaignEffect } from '@yuxiang/shared/api/campaigns'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Author } from './authors.ts'
import { requireSeen } from './find-campaign.ts'

/** Products shown: those that sold most by it. */
const PRODUCTS_MAX = 50

type Amounts = 'paidFen' | 'discountFen' | 'freightFen' | 'giftFen' | 'byPlatformFen' | 'byMerchantFen'
type Sums = Pick<CampaignEffect, 'orders' | 'buyers' | Amounts>

/** What a campaign did, by the orders that stand: counted from what was stored with them, never priced again. */
export async function readEffect(db: Db, author: Author, campaignId: string): Promise<CampaignEffect> {
  await requireSeen(db, author, campaignId)
  const sql = sqlOf(db)
  const stands = sql`offer_id = ${campaignId} and state = 'taken'`
  const paid = sql`(select coalesce(sum((line ->> 'paidFen')::bigint), 0) from jsonb_array_elements(lines) line)`
  const [sums] = await sql<Sums[]>`
    select count(distinct order_id)::int as orders, count(distinct user_id)::int as buyers,
      coalesce(sum(${paid}), 0)::float8 as "paidFen", coalesce(sum(discount_fen), 0)::float8 as "discountFen",
      coalesce(sum(freight_fen), 0)::float8 as "freightFen", coalesce(sum(gift_fen), 0)::float8 as "giftFen",
      coalesce(sum(discount_fen + freight_fen + gift_fen) filter (where payer = 'platform'), 0)::float8
        as "byPlatformFen",
      coalesce(sum(discount_fen + freight_fen + gift_fen) filter (where payer = 'merchant'), 0)::float8
        as "byMerchantFen"
    from offer_uses where ${stands}`
  const days = await sql<CampaignEffect['days'][number][]>`
    select (taken_at at time zone 'Asia/Shanghai')::date::text as day, count(distinct order_id)::int as orders,
      sum(discount_fen + freight_fen + gift_fen)::float8 as "discountFen", sum(${paid})::float8 as "paidFen"
    from offer_uses where ${stands} group by 1 order by 1`
  const products = await sql<CampaignEffect['products'][number][]>`
    select line ->> 'productId' as "productId", max(line ->> 'name') as name,
      sum((line ->> 'quantity')::int)::int as quantity, sum((line ->> 'paidFen')::bigint)::float8 as "paidFen"
    from offer_uses cross join lateral jsonb_array_elements(lines) line
    where ${stands} group by 1 order by 4 desc, 1 limit ${PRODUCTS_MAX}`
  if (!sums) throw new Error('an aggregate answered nothing')
  return { ...sums, days: [...days], products: [...products] }
}
