import type { SpendingReader } from '../union-fund/index.ts'

/** What allowances paid on some orders, from the breakdown stored with each line and each refund. */
export const readSpendings: SpendingReader = (sql, orderIds) => sql`(
  select orders.id as order_id, line.id as line_id, (part->>'allowanceId')::uuid as allowance_id, line.product_id,
    line.name as product_name, coalesce(line.certificate->>'county', '') as county,
    line.quantity - line.refunded_quantity as quantity,
    (part->>'amountFen')::bigint - coalesce(refunded.fen, 0) as amount_fen, orders.paid_at, orders.received_at, orders.received_by
  from orders
  join order_lines line on line.order_id = orders.id
  cross join lateral jsonb_array_elements(line.allowances) part
  left join lateral (
    select sum((back->>'amountFen')::bigint) as fen
    from order_refund_lines refund cross join lateral jsonb_array_elements(refund.allowances) back
    where refund.order_line_id = line.id and back->>'allowanceId' = part->>'allowanceId'
  ) refunded on true
  where orders.paid_at is not null and orders.id in ${orderIds})`
