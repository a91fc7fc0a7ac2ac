import { fundCosts } from '../orders/index.ts'
import type { ReceivedReader } from '../union-fund/index.ts'

/**
 * What collective purchases brought each member: what their own orders cost, or of goods handed out at the unit an
 * equal share of the whole purchase, rounded up once, as it was when it was checked. What was given back to the fund is
 * nobody's.
 */
export const receivedIn: ReceivedReader = (sql, unionId, year) => sql`(
  select member_id, sum(fen)::bigint as fen from (
    select share.member_id, case when purchase.delivery = 'unit'
        then ceil(sum(cost.fen) / purchase.members) else sum(cost.fen) end as fen
    from union_purchases purchase
    join ${fundCosts(sql)} cost on cost.payment_id = purchase.payment_id
    join union_distributions share on share.purchase_id = purchase.id
      and (purchase.delivery = 'unit' or cost.order_id = any(share.order_ids))
    where purchase.union_id = ${unionId}
      and purchase.created_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Shanghai')
      and purchase.created_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Shanghai')
    group by share.member_id, purchase.id
  ) of_purchase group by member_id)`
