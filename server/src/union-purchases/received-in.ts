import { fundCosts } from '../orders/index.ts'
import type { ReceivedReader } from '../union-fund/index.ts'

/**
 * What collective purchases brought each member: what their own orders cost, or of goods handed out at the unit an
 * equal share, rounded up. What was given back to the fund is nobody's.
 */
export const receivedIn: ReceivedReader = (sql, unionId, year) => sql`(
  select share.member_id, sum(case when purchase.delivery = 'unit'
      then ceil(cost.fen::numeric / purchase.members) else cost.fen end)::bigint as fen
  from union_purchases purchase
  join ${fundCosts(sql)} cost on cost.payment_id = purchase.payment_id
  join union_distributions share on share.purchase_id = purchase.id
    and (purchase.delivery = 'unit' or cost.order_id = any(share.order_ids))
  where purchase.union_id = ${unionId}
    and purchase.created_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Shanghai')
    and purchase.created_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Shanghai')
  group by share.member_id)`
