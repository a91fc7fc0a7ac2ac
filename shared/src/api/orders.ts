import { z } from 'zod'
import { orderStates } from '../states/order.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging, Quantity } from './endpoint.ts'
import { Basis, Gift, OfferWishInput, Payer } from './offer-terms.ts'
import { Payment } from './payments.ts'

export const CheckoutInput = z.strictObject({
  items: z
    .array(z.strictObject({ skuId: Id, quantity: Quantity }))
    .min(1, { error: '请选择要购买的商品' })
    .max(50, { error: '一次最多结算 50 种商品' })
    .refine((items) => new Set(items.map((item) => item.skuId)).size === items.length, {
      error: '同一规格请合并为一行',
    }),
  addressId: Id.optional(),
  /**
   * Apply allowances and points that fit; nothing changes for a shopper who has none. With either given, true or
   * false, the quote says what there is to use.
   */
  useAllowance: z.boolean().optional(),
  usePoints: z.boolean().optional(),
  /** What the buyer decided about offers; left out, the best combination is found. */
  offers: z.strictObject(OfferWishInput).optional(),
})
export type CheckoutInput = z.infer<typeof CheckoutInput>

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
  /** Words for the merchants, by merchant id. */
  remarks: z.record(Id, z.string().trim().max(100, { error: '留言最多 100 个字' })).optional(),
})
export type OrderInput = z.infer<typeof OrderInput>

/** Who pays: points, allowances, and the buyer's own money. Together they are the total. */
const Tendered = {
  pointsFen: Fen,
  allowanceFen: Fen,
  cashFen: Fen,
}

const QuoteLine = z.strictObject({
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  /** Above a shopper's bound in a collective purchase. */
  quantity: z.int().min(1),
  unitFen: Fen,
  /** Crossed out beside it while a special price holds. */
  originalFen: Fen.nullable(),
  goodsFen: Fen,
  discountFen: Fen,
  /** By which offer. */
  discounts: z.array(z.strictObject({ offerId: Id, amountFen: Fen })),
  freightFen: Fen,
  payableFen: Fen,
  ...Tendered,
  stock: z.int().min(0),
  certified: z.boolean(),
  /** Exempt from the seven-day return; the buyer confirms it at checkout. */
  fresh: z.boolean(),
})

/** An offer that stands in a price: what it gives in all, and who bears it. */
const StandingOffer = z.strictObject({
  offerId: Id,
  /** The coupon of the wallet, when it is one. */
  couponId: Id.nullable(),
  name: z.string(),
  label: z.string(),
  level: z.enum(['merchant', 'platform', 'coupon']),
  payer: Payer,
  merchantId: Id.nullable(),
  discountFen: Fen,
  freightFen: Fen,
  giftFen: Fen,
  /** A coupon comes at receipt. */
  givesCoupon: z.boolean(),
})

/** 再买 ¥12.40 减 ¥10: the next tier of an offer. */
const OfferHint = z.strictObject({
  offerId: Id,
  name: z.string(),
  merchantId: Id.nullable(),
  basis: Basis,
  /** Fen or pieces. */
  missing: z.int().min(1),
  text: z.string(),
})

export const Quote = z.strictObject({
  orders: z.array(
    z.strictObject({
      merchantId: Id,
      merchantName: z.string(),
      lines: z.array(QuoteLine),
      goodsFen: Fen,
      discountFen: Fen,
      freightFen: Fen,
      freightDiscountFen: Fen,
      deliverable: z.boolean(),
      missingForFreeFreightFen: Fen.nullable(),
      totalFen: Fen,
      ...Tendered,
    }),
  ),
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  totalFen: Fen,
  ...Tendered,
  deliverable: z.boolean(),
  /** Offers that stand, in the order in which they bear on the price. */
  offers: z.array(StandingOffer),
  gifts: z.array(Gift),
  /** Where the buyer may choose another gift: all that are to be had. */
  giftChoices: z.array(z.strictObject({ offerId: Id, name: z.string(), gifts: z.array(Gift) })),
  hints: z.array(OfferHint),
  /** The buyer's coupons for these goods: used here, usable instead, or why not. */
  coupons: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      label: z.string(),
      usableTo: Instant,
      usedFen: Fen,
      /** Null when it can be used; else in words: 还差 ¥12.40. */
      reason: z.string().nullable(),
    }),
  ),
  /** What there is to use and what of it is used here; null when nobody asked. */
  tenders: z
    .strictObject({
      allowances: z.array(
        z.strictObject({
          id: Id,
          unionName: z.string(),
          grantName: z.string(),
          validTo: z.iso.date(),
          remainingFen: Fen,
          usedFen: Fen,
        }),
      ),
      /** `usableFen`: the most that points could pay here. */
      points: z.strictObject({ balance: z.int().min(0), usableFen: Fen, usedFen: Fen, used: z.int().min(0) }),
    })
    .nullable(),
})
export type Quote = z.infer<typeof Quote>

export const OrderLine = z.strictObject({
  id: Id,
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  quantity: z.int().min(1),
  unitFen: Fen,
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  payableFen: Fen,
  ...Tendered,
  /** A gift at price 0: its stated value of one unit; null for what was bought. */
  giftValueFen: Fen.nullable(),
  /** Units given back so far. */
  refundedQuantity: z.int().min(0),
  /** Units in open requests for after-sales; left out when there are none. Before shipping: not to be sent. */
  heldQuantity: z.int().min(1).optional(),
  fresh: z.boolean(),
  /** The certificate as it was when the order was placed. */
  certificateNo: z.string().nullable(),
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
    })
    .nullable(),
  paidAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** When a shipped order counts as received by itself. */
  automaticReceiptAt: Instant.nullable(),
  /** What this order did for farmers: sums over its certified lines. */
  benefit: z.strictObject({ households: z.int(), counties: z.array(z.string()), goodsFen: Fen }).nullable(),
  /** Why it was closed, in words for the buyer. */
  closeReason: z.string().nullable(),
})
export type OrderDetail = z.infer<typeof OrderDetail>

export const TrackEvent = z.strictObject({ at: Instant, text: z.string() })

export const ShipInput = z.strictObject({
  carrier: z.string().max(20),
  trackingNo: z.string().regex(/^[A-Za-z0-9-]{6,40}$/, { error: '请填写正确的运单号' }),
})

export const RefundInput = z.strictObject({
  /** Lines and how many units of each; all that is left when left out. */
  lines: z
    .array(z.strictObject({ lineId: Id, quantity: Quantity }))
    .min(1)
    .max(50)
    .refine((lines) => new Set(lines.map((one) => one.lineId)).size === lines.length, {
      error: '同一行请合并',
    })
    .optional(),
  reason: line().min(2, { error: '请填写退款原因' }).max(60, { error: '退款原因最多 60 个字' }),
})
export type RefundInput = z.infer<typeof RefundInput>

export const ordersContract = {
  'POST /api/checkout/quote': endpoint({
    summary: '试算：与下单同一算法',
    status: 200,
    body: CheckoutInput,
    answer: Quote,
    problems: ['sku_not_found', 'product_withdrawn', 'address_not_found'],
  }),
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
      'allowance_changed',
      'allowance_not_usable',
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
  'GET /api/merchant/orders': endpoint({
    summary: '商家的订单',
    status: 200,
    query: z.strictObject({ state: z.enum(orderStates).optional(), ...Paging }),
    answer: listOf(OrderSummary),
  }),
  'POST /api/merchant/orders/{id}/refunds': endpoint({
    summary: '商家退款：整单或部分，按支付时的构成原路退回',
    status: 201,
    params: IdParams,
    body: RefundInput,
    answer: OrderRefund,
    idempotent: true,
    problems: ['order_not_found', 'order_state_conflict', 'refund_too_much'],
  }),
  'POST /api/merchant/orders/{id}/ship': endpoint({
    summary: '发货',
    status: 200,
    params: IdParams,
    body: ShipInput,
    answer: OrderSummary,
    problems: ['order_not_found', 'order_state_conflict', 'order_in_after_sale', 'carrier_unknown'],
  }),
}
