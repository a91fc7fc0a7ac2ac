import type { SoldLines } from '../live-attribution/index.ts'

/**
 * A subquery of what was paid for, line by line, gifts left out: `order_id, user_id, merchant_id, merchant_name, state,
 * product_id, name, quantity, goods_fen` (without freight, after discounts) and `refunded_fen` (of it, given back). Made
 * to be joined by `order_id`.
 */
export const soldLines: SoldLines = (sql) => sql`(
  select placed.id as order_id, placed.user_id, placed.merchant_id, placed.merchant_name, placed.state,
    line.product_id, line.name, line.quantity, line.goods_fen - line.discount_fen as goods_fen,
    least(line.goods_fen - line.discount_fen, (
      select coalesce(sum(back.cash_fen - back.freight_fen + back.points_fen + (
        select coalesce(sum((part->>'amountFen')::bigint), 0) from jsonb_array_elements(back.allowances) part)), 0)
      from order_refund_lines back join order_refunds refund on refund.id = back.refund_id
      where back.order_line_id = line.id and refund.state <> 'failed'))::bigint as refunded_fen
  from orders placed join order_lines line on line.order_id = placed.id
  where placed.paid_at is not null and line.gift_offer_id is null)`
