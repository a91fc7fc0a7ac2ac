import { z } from 'zod'
import { orderStates } from '../states/order.ts'
import { endpoint, Fen, Id, IdParams, line, listOf, Paging, Quantity } from './endpoint.ts'
import { OrderRefund, OrderSummary } from './orders.ts'

export const ShipInput = z.strictObject({
  carrier: z.string().max(20),
  trackingNo: z.string().regex(/^[A-Za-z0-9-]{6,40}$/, { error: '请填写正确的运单号' }),
})

/** A parcel of an order, which may also say from what its lines were filled. */
export const OrderShipInput = z.strictObject({
  ...ShipInput.shape,
  /** From which of the merchant's batches a line was filled; its SKU's current one where none is named. */
  batches: z
    .array(z.strictObject({ lineId: Id, batchCode: z.string().trim().max(30) }))
    .max(50)
    .refine((batches) => new Set(batches.map((one) => one.lineId)).size === batches.length, {
      error: '同一行只能选一个批次',
    })
    .optional(),
})
export type OrderShipInput = z.infer<typeof OrderShipInput>

/** Lines and how many units of each; all that is left when left out. */
const RefundedLines = z
  .array(z.strictObject({ lineId: Id, quantity: Quantity }))
  .min(1)
  .max(50)
  .refine((lines) => new Set(lines.map((one) => one.lineId)).size === lines.length, {
    error: '同一行请合并',
  })
  .optional()

export const RefundInput = z.strictObject({
  lines: RefundedLines,
  reason: line().min(2, { error: '请填写退款原因' }).max(60, { error: '退款原因最多 60 个字' }),
})
export type RefundInput = z.infer<typeof RefundInput>

/** What a merchant does with orders. */
export const merchantOrdersContract = {
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
    problems: ['order_not_found', 'order_state_conflict', 'refund_too_much', 'refund_too_late'],
  }),
  'POST /api/merchant/orders/{id}/refund-preview': endpoint({
    summary: '商家退款的预览：这些商品会退多少、退到哪里；不写入',
    status: 200,
    params: IdParams,
    body: z.strictObject({ lines: RefundedLines }),
    answer: z.strictObject({
      /** Through WeChat Pay; of it `freightFen` is freight. */
      cashFen: Fen,
      freightFen: Fen,
      allowanceFen: Fen,
      pointsFen: Fen,
      totalFen: Fen,
    }),
    problems: ['order_not_found', 'order_state_conflict', 'refund_too_much', 'refund_too_late'],
  }),
  'POST /api/merchant/orders/{id}/parcel-correction': endpoint({
    summary: '更正快递公司或运单号：每个包裹一次；通知买家并重新上报微信',
    status: 200,
    params: IdParams,
    body: ShipInput,
    answer: OrderSummary,
    problems: ['order_not_found', 'order_state_conflict', 'carrier_unknown', 'parcel_corrected'],
  }),
  'POST /api/merchant/orders/{id}/ship': endpoint({
    summary: '发货',
    status: 200,
    params: IdParams,
    body: OrderShipInput,
    answer: OrderSummary,
    problems: [
      'order_not_found',
      'order_state_conflict',
      'order_in_after_sale',
      'carrier_unknown',
      'order_line_not_found',
      'batch_not_found',
      'batch_recalled',
      'batch_expired',
    ],
  }),
}
