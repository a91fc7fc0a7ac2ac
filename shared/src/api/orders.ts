import { z } from 'zod'
import { orderStates } from '../states/order.ts'
import { CheckoutInput } from './checkout.ts'
import { endpoint, Fen, Id, IdParams, Instant, listOf, Paging } from './endpoint.ts'
import { Payer } from './offer-terms.ts'
import { LineFields, Tendered } from './order-line.ts'
import { Payment } from './payments.ts'

export const OrderInput = z.strictObject({
  ...CheckoutInput.shape,
  addressId: Id,
  /** What the buyer saw; when the server's total differs the order is refused with `price_changed`. */
  expectedTotalFen: Fen.optional(),
  /** Gifts the buyer saw; when they are others by now: `promotion_changed` with the new quote. */
  expectedGifts: z
    .array(z.strictObject({ skuId: Id, quantity: z.int().min(1).max(9_900) }))
    .max(100)
    .optional(),
  /** The own money the buyer saw; when allowances or points cover less by now: `allowance_changed`. */
  expectedCashFen: Fen.optional(),
  /** Whoever shared the goods: their code, from the link that led here. */
  shareCode: z.string().max(20).optional(),
  /** From a scanned venue code; forged or over, it is no reason to lose the order: it then counts for no venue. */
  venueToken: z.string().max(200).optional(),
  /** From the last click on a live session; the same goes for it. */
  liveToken: z.string().max(200).optional(),
  /** Words for the merchants, by merchant id. */
  remarks: z.record(Id, z.string().trim().max(100, { error: '留言最多 100 个字' })).optional(),
})
export type OrderInput = z.infer<typeof OrderInput>

export const OrderLine = z.strictObject({
  ...LineFields,
  id: Id,
  /** A gift at price 0: its stated value of one unit; null for what was bought. */
  giftValueFen: Fen.nullable(),
  /** Units given back so far. */
  refundedQuantity: z.int().min(0),
  /** Units in open requests for after-sales; left out when there are none. Before shipping: not to be sent. */
  heldQuantity: z.int().min(1).optional(),
  /** The certificate as it was when the order was placed. */
  certificateNo: z.string().nullable(),
  /**
   * The batch the goods were taken from, for 查看溯源. Before shipping: the recalled one they would have been taken from,
   * so that another is to be named.
   */
  batch: z.strictObject({ traceCode: z.string(), batchCode: z.string(), recalled: z.boolean() }).optional(),
})

export const OrderSummary = z.strictObject({
  id: Id,
  orderNo: z.string(),
  merchantId: Id,
  merchantName: z.string(),
  state: z.enum(orderStates),
  totalFen: Fen,
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  ...Tendered,
  placedAt: Instant,
  paymentId: Id,
  lines: z.array(OrderLine),
})
export type OrderSummary = z.infer<typeof OrderSummary>

/** One giving back: what of it went to own money (through WeChat Pay), to allowances and to points. */
export const OrderRefund = z.strictObject({
  id: Id,
  at: Instant,
  reason: z.string(),
  ...Tendered,
  /** Of `allowanceFen`, what went to the union instead of the member: the grant had ended, or it was a union's purchase. */
  toFundFen: Fen,
  totalFen: Fen,
  /**
   * requested: own money is on its way through WeChat Pay; allowances and points are back at once. failed: WeChat
   * could not send the own money back, a person sees to it.
   */
  state: z.enum(['requested', 'succeeded', 'failed']),
})
export type OrderRefund = z.infer<typeof OrderRefund>

export const OrderDetail = z.strictObject({
  ...OrderSummary.shape,
  payment: Payment,
  recipient: z.strictObject({
    name: z.string(),
    phone: z.string(),
    region: z.string(),
    detail: z.string(),
  }),
  remark: z.string(),
  /** What offers gave, as it was composed when the order was placed. */
  offers: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      payer: Payer,
      discountFen: Fen,
      freightFen: Fen,
      giftFen: Fen,
    }),
  ),
  refunds: z.array(OrderRefund),
  shipment: z
    .strictObject({
      carrier: z.string(),
      carrierName: z.string(),
      trackingNo: z.string(),
      shippedAt: Instant,
      /** The shop corrected carrier or number once. */
      corrected: z.boolean(),
    })
    .nullable(),
  /** By when the shop is to ship it; null before payment. */
  shipBy: Instant.nullable(),
  /** Paid, not sent and past `shipBy`. */
  shippingOverdue: z.boolean(),
  /** The buyer may press the shop to ship, once a day. */
  mayHurry: z.boolean(),
  /** The buyer may put automatic receipt off, once. */
  mayExtendReceipt: z.boolean(),
  paidAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** When a shipped order counts as received by itself; null while a request for after-sales is open. */
  automaticReceiptAt: Instant.nullable(),
  /** What this order did for farmers: sums over its certified lines. */
  benefit: z.strictObject({ households: z.int(), counties: z.array(z.string()), goodsFen: Fen }).nullable(),
  /** Why it was closed, in words for the buyer. */
  closeReason: z.string().nullable(),
})
export type OrderDetail = z.infer<typeof OrderDetail>

export const TrackEvent = z.strictObject({ at: Instant, text: z.string() })

/** What a buyer does with orders. */
export const ordersContract = {
  'POST /api/orders': endpoint({
    summary: '下单：一次支付，每个商家一个订单',
    status: 201,
    body: OrderInput,
    answer: z.strictObject({ payment: Payment, orders: z.array(OrderSummary) }),
    idempotent: true,
    problems: [
      'sku_not_found',
      'product_withdrawn',
      'address_not_found',
      'not_deliverable',
      'out_of_stock',
      'price_changed',
      'promotion_changed',
      'coupon_not_usable',
      'too_many_merchants',
      'allowance_changed',
      'allowance_not_usable',
      'reserved_filing_not_usable',
      'reserved_own_money_only',
      'reserved_nothing_counts',
      'too_many_requests',
    ],
  }),
  'GET /api/orders': endpoint({
    summary: '我的订单',
    status: 200,
    query: z.strictObject({ state: z.enum(orderStates).optional(), ...Paging }),
    answer: listOf(OrderSummary),
  }),
  'GET /api/orders/{id}': endpoint({
    summary: '订单详情',
    status: 200,
    params: IdParams,
    answer: OrderDetail,
    problems: ['order_not_found'],
  }),
  'GET /api/orders/{id}/tracking': endpoint({
    summary: '订单与物流进度，新的在前',
    status: 200,
    params: IdParams,
    answer: z.strictObject({
      carrierName: z.string().nullable(),
      trackingNo: z.string().nullable(),
      /** False when the carrier did not answer and only our own events are shown. */
      carrierAnswered: z.boolean(),
      events: z.array(TrackEvent),
    }),
    problems: ['order_not_found'],
  }),
  'POST /api/orders/{id}/cancel': endpoint({
    summary: '取消未付款的订单（同一支付单的订单一起取消）',
    status: 200,
    params: IdParams,
    answer: OrderDetail,
    problems: ['order_not_found', 'order_state_conflict'],
  }),
  'POST /api/orders/{id}/confirm-receipt': endpoint({
    summary: '确认收货',
    status: 200,
    params: IdParams,
    answer: OrderDetail,
    problems: ['order_not_found', 'order_state_conflict'],
  }),
  'POST /api/orders/{id}/hurry-shipping': endpoint({
    summary: '催发货：提醒商家，每个订单每天一次；当天再催不重复提醒',
    status: 200,
    params: IdParams,
    answer: OrderDetail,
    problems: ['order_not_found', 'order_state_conflict'],
  }),
  'POST /api/orders/{id}/extend-receipt': endpoint({
    summary: '延长收货：自动确认收货推迟一次；重复请求不再推迟',
    status: 200,
    params: IdParams,
    answer: OrderDetail,
    problems: ['order_not_found', 'order_state_conflict'],
  }),
}
