import { type Db, sqlOf } from '../platform/db/index.ts'
import { boundsOf, refundedGoods } from './certified-sales.ts'
import { idBefore } from './id-before.ts'

/** A sold line of certified goods, without a word of its buyer. */
interface CertifiedLine {
  id: string
  orderId: string
  orderNo: string
  paidAt: Date
  merchantName: string
  skuName: string
  certificateNo: string
  quantity: number
  soldFen: number
  refundedQuantity: number
  /** Until today. */
  refundedFen: number
  hasUnionMoney: boolean
  isFlashSale: boolean
  isVenue: boolean
}

interface Wanted {
  productId: string
  /** Of the certificate, as it was when ordered. */
  county: string
  /** Days in China of the payment, both inside. */
  from: string
  to: string
  cursor?: string | undefined
  limit: number
}

/** A payment reaches an order within so long of its being placed, whatever happens on the way. */
const latePaymentMs = 40 * 86_400_000

/** Lines of a product that were paid in some days, the newest first; by the index of certified lines of a product. */
export async function certifiedLines(db: Db, wanted: Wanted): Promise<CertifiedLine[]> {
  const { productId, county, cursor, limit } = wanted
  const sql = sqlOf(db)
  const { start, end } = boundsOf(wanted)
  const rows = await sql<(Omit<CertifiedLine, 'soldFen' | 'refundedFen' | 'paidAt'> & RowMoney)[]>`
    select line.id, line.order_id as "orderId", placed.order_no as "orderNo", placed.paid_at as "paidAt",
      placed.merchant_name as "merchantName", line.sku_name as "skuName",
      line.certificate->>'certificateNo' as "certificateNo", line.quantity,
      line.goods_fen - line.discount_fen as "soldFen", line.refunded_quantity as "refundedQuantity",
      least(line.goods_fen - line.discount_fen, (
        select coalesce(sum(${refundedGoods(sql, 'part')}), 0) from order_refund_lines part
        where part.order_line_id = line.id)) as "refundedFen",
      line.allowance_fen > 0 or placed.fund_budget_id is not null as "hasUnionMoney",
      placed.flash_item_id is not null as "isFlashSale", placed.venue_id is not null as "isVenue"
    from order_lines line join orders placed on placed.id = line.order_id
    where line.product_id = ${productId} and line.certificate is not null and line.gift_offer_id is null
      and line.certificate->>'county' = ${county}
      and line.id >= ${idBefore(new Date(start), latePaymentMs)}
      ${cursor === undefined ? sql`` : sql`and line.id < ${cursor}`}
      and placed.paid_at >= ${start}::timestamptz and placed.paid_at < ${end}::timestamptz
    order by line.id desc limit ${limit}`
  return rows.map(({ soldFen, refundedFen, paidAt, ...row }) => ({
    ...row,
    paidAt: new Date(paidAt),
    soldFen: Number(soldFen),
    refundedFen: Number(refundedFen),
  }))
}

interface RowMoney {
  soldFen: string
  refundedFen: string
  paidAt: string
}
