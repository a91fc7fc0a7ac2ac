import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { CertificateSnapshot, OrderOffer } from './tables.ts'

export interface NewOrderLine {
  id: string
  position: number
  skuId: string
  productId: string
  name: string
  skuName: string
  imageUrl: string
  quantity: number
  unitFen: number
  goodsFen: number
  discountFen: number
  discounts: readonly { offerId: string; amountFen: number }[]
  freightFen: number
  platformFen: number
  platformFreightFen: number
  giftOfferId: string | null
  giftValueFen: number | null
  payableFen: number
  pointsFen: number
  allowanceFen: number
  allowances: readonly { allowanceId: string; amountFen: number }[]
  cashFen: number
  fresh: boolean
  certificate: CertificateSnapshot | null
}

export interface NewOrder {
  id: string
  orderNo: string
  userId: string
  merchantId: string
  merchantName: string
  paymentId: string
  goodsFen: number
  discountFen: number
  freightFen: number
  freightDiscountFen: number
  platformFen: number
  offers: readonly OrderOffer[]
  totalFen: number
  pointsFen: number
  allowanceFen: number
  cashFen: number
  sharerId: string | null
  /** Counts for this venue. */
  venueId: string | null
  fundBudgetId: string | null
  /** Its certified lines count for this filing of a budget unit. */
  reservedFilingId?: string | null
  /** As its goods' listings promise it. */
  shipWithinHours: number
  /** Won in a flash sale: the item. */
  flashItemId: string | null
  /** Paid at once when nothing is left for own money to pay. */
  state: 'pendingPayment' | 'paid'
  recipientEncrypted: string
  recipientPhoneTail: string
  remark: string
  placedAt: Date
  lines: NewOrderLine[]
}

const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000)

/** Writes orders, their lines and their first event in one prepared statement (twice as fast as one each). */
export async function insertOrders(tx: Db, orders: readonly NewOrder[]): Promise<void> {
  const orderRows = orders.map((order) => ({
    id: order.id,
    order_no: order.orderNo,
    user_id: order.userId,
    merchant_id: order.merchantId,
    merchant_name: order.merchantName,
    payment_id: order.paymentId,
    goods_fen: order.goodsFen,
    discount_fen: order.discountFen,
    freight_fen: order.freightFen,
    freight_discount_fen: order.freightDiscountFen,
    platform_fen: order.platformFen,
    offers: order.offers,
    total_fen: order.totalFen,
    points_fen: order.pointsFen,
    allowance_fen: order.allowanceFen,
    sharer_id: order.sharerId,
    venue_id: order.venueId,
    fund_budget_id: order.fundBudgetId,
    reserved_filing_id: order.reservedFilingId ?? null,
    flash_item_id: order.flashItemId,
    state: order.state,
    ship_within_hours: order.shipWithinHours,
    paid_at: order.state === 'paid' ? order.placedAt : null,
    ship_by: order.state === 'paid' ? hoursAfter(order.placedAt, order.shipWithinHours) : null,
    recipient_encrypted: order.recipientEncrypted,
    recipient_phone_tail: order.recipientPhoneTail,
    remark: order.remark,
    placed_at: order.placedAt,
  }))
  const lineRows = orders.flatMap((order) =>
    order.lines.map((line) => ({
      id: line.id,
      order_id: order.id,
      position: line.position,
      sku_id: line.skuId,
      product_id: line.productId,
      name: line.name,
      sku_name: line.skuName,
      image_url: line.imageUrl,
      quantity: line.quantity,
      unit_fen: line.unitFen,
      goods_fen: line.goodsFen,
      discount_fen: line.discountFen,
      discounts: line.discounts,
      freight_fen: line.freightFen,
      platform_fen: line.platformFen,
      platform_freight_fen: line.platformFreightFen,
      gift_offer_id: line.giftOfferId,
      gift_value_fen: line.giftValueFen,
      payable_fen: line.payableFen,
      points_fen: line.pointsFen,
      allowance_fen: line.allowanceFen,
      allowances: line.allowances,
      fresh: line.fresh,
      certificate: line.certificate,
    })),
  )
  const eventRows = orders.map((order) => ({
    id: newId(),
    order_id: order.id,
    at: order.placedAt,
    text: order.state === 'paid' ? '订单已提交并付清，等待商家发货' : '订单已提交，等待付款',
  }))
  await sqlOf(tx)`
    with new_orders as (
      insert into orders (id, order_no, user_id, merchant_id, merchant_name, payment_id, goods_fen, discount_fen,
        freight_fen, freight_discount_fen, platform_fen, offers, total_fen, points_fen, allowance_fen, sharer_id, venue_id, fund_budget_id, reserved_filing_id, flash_item_id, state, ship_within_hours, paid_at, ship_by, recipient_encrypted, recipient_phone_tail, remark, placed_at)
      select * from jsonb_to_recordset(${JSON.stringify(orderRows)}::text::jsonb) as row (id uuid, order_no text,
        user_id uuid, merchant_id uuid, merchant_name text, payment_id uuid, goods_fen bigint,
        discount_fen bigint, freight_fen bigint, freight_discount_fen bigint, platform_fen bigint, offers jsonb,
        total_fen bigint, points_fen bigint, allowance_fen bigint, sharer_id uuid, venue_id uuid, fund_budget_id uuid, reserved_filing_id uuid, flash_item_id uuid, state text, ship_within_hours int, paid_at timestamptz, ship_by timestamptz,
        recipient_encrypted text, recipient_phone_tail text, remark text, placed_at timestamptz)
    ), new_lines as (
      insert into order_lines (id, order_id, position, sku_id, product_id, name, sku_name, image_url, quantity,
        unit_fen, goods_fen, discount_fen, discounts, freight_fen, platform_fen, platform_freight_fen, gift_offer_id,
        gift_value_fen, payable_fen, points_fen, allowance_fen, allowances, fresh, certificate)
      select * from jsonb_to_recordset(${JSON.stringify(lineRows)}::text::jsonb) as row (id uuid, order_id uuid,
        position int, sku_id uuid, product_id uuid, name text, sku_name text, image_url text, quantity int,
        unit_fen bigint, goods_fen bigint, discount_fen bigint, discounts jsonb, freight_fen bigint, platform_fen bigint,
        platform_freight_fen bigint, gift_offer_id uuid, gift_value_fen bigint, payable_fen bigint, points_fen bigint,
        allowance_fen bigint, allowances jsonb, fresh boolean, certificate jsonb)
    )
    insert into order_events (id, order_id, at, text)
    select * from jsonb_to_recordset(${JSON.stringify(eventRows)}::text::jsonb) as row (id uuid, order_id uuid,
      at timestamptz, text text)`
}
