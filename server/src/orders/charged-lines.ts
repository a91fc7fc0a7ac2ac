import type { ChargedLines } from '../reserved-share/index.ts'

/** Lines that count for a budget unit's filing, from the breakdown and the certificate stored with each. */
export const chargedLines: ChargedLines = (sql) => sql`(
  select placed.reserved_filing_id as filing_id, placed.id as order_id, placed.order_no, placed.user_id,
    placed.merchant_name, placed.placed_at, line.position, line.name, line.sku_name, line.quantity,
    line.certificate->>'county' as county, line.certificate->>'certificateNo' as certificate_no,
    line.goods_fen - line.discount_fen as counted_fen,
    least(line.goods_fen - line.discount_fen, (
      select coalesce(sum(back.cash_fen - back.freight_fen), 0)
      from order_refund_lines back join order_refunds refund on refund.id = back.refund_id
      where back.order_line_id = line.id and refund.state <> 'failed'))::bigint as refunded_fen
  from orders placed join order_lines line on line.order_id = placed.id
  where placed.reserved_filing_id is not null and placed.paid_at is not null and line.gift_offer_id is null
    and line.certificate is not null)`
