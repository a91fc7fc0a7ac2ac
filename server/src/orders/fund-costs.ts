import type postgres from 'postgres'

/**
 * A subquery of what collective purchases cost a union's fund, order by order, less what was given back:
 * `order_id, payment_id, fen`.
 */
export const fundCosts = (sql: postgres.Sql) => sql`(
  select orders.id as order_id, orders.payment_id,
    orders.allowance_fen - coalesce((
      select sum(refund.allowance_fen) from order_refunds refund where refund.order_id = orders.id), 0) as fen
  from orders where orders.fund_budget_id is not null)`
