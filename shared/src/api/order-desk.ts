import { z } from 'zod'
import { orderStates } from '../states/order.ts'
import { endpoint, Fen, Id, IdParams, Instant, listOf, Paging } from './endpoint.ts'
import { ImportError } from './goods.ts'

const DeskLine = z.strictObject({
  id: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  quantity: z.int().min(1),
  /** Given back, or asked back and not to be sent. */
  withheld: z.int().min(0),
  /** Neither given back nor in an open request: what the shop may give back by itself. */
  refundable: z.int().min(0),
  unitFen: Fen,
  payableFen: Fen,
  isGift: z.boolean(),
})

const Parcel = z.strictObject({
  carrier: z.string(),
  carrierName: z.string(),
  trackingNo: z.string(),
  shippedAt: Instant,
  /** Carrier or number were corrected; they can't be again. */
  corrected: z.boolean(),
})

export const DeskOrder = z.strictObject({
  id: Id,
  orderNo: z.string(),
  state: z.enum(orderStates),
  placedAt: Instant,
  paidAt: Instant.nullable(),
  /** By when it is to be sent; null in orders older than the rule. */
  shipBy: Instant.nullable(),
  /** Paid, not sent and past `shipBy`. */
  shippingOverdue: z.boolean(),
  /** Name, phone and region, masked. */
  recipient: z.strictObject({ name: z.string(), phone: z.string(), region: z.string() }),
  remark: z.string(),
  totalFen: Fen,
  lines: z.array(DeskLine),
  /** Units not to be sent because the buyer asks for their money. */
  withheldUnits: z.int().min(0),
  shipment: Parcel.nullable(),
})
export type DeskOrder = z.infer<typeof DeskOrder>

export const DeskOrderDetail = z.strictObject({
  ...DeskOrder.shape,
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  /** What the platform bears of it, the merchant gets it all the same. */
  platformFen: Fen,
  /** Whole while the parcel is to be sent or under way; masked before and after. */
  recipient: z.strictObject({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string() }),
  isRecipientShown: z.boolean(),
  events: z.array(z.strictObject({ at: Instant, text: z.string() })),
  refunds: z.array(z.strictObject({ at: Instant, totalFen: Fen, reason: z.string() })),
})
export type DeskOrderDetail = z.infer<typeof DeskOrderDetail>

const PickableBatch = z.strictObject({
  batchCode: z.string(),
  producedOn: z.iso.date(),
  bestBefore: z.iso.date(),
  /** Taken where none is named. */
  current: z.boolean(),
})

export const deskFilters = ['waiting', 'shipped', 'all'] as const

export const ShippingImport = z.strictObject({
  id: Id,
  fileName: z.string(),
  rows: z.int().min(0),
  ready: z.int().min(0),
  errorCount: z.int().min(0),
  errors: z.array(ImportError),
  sample: z.array(
    z.strictObject({ row: z.int(), orderNo: z.string(), carrierName: z.string(), trackingNo: z.string() }),
  ),
})
export type ShippingImport = z.infer<typeof ShippingImport>

const DayFigures = z.strictObject({ day: z.iso.date(), orders: z.int().min(0), revenueFen: Fen })

export const SalesFigures = z.strictObject({
  days: z.array(DayFigures),
  top: z.array(
    z.strictObject({
      productId: Id,
      name: z.string(),
      imageUrl: z.string(),
      units: z.int().min(0),
      revenueFen: Fen,
    }),
  ),
  waiting: z.int().min(0),
})
export type SalesFigures = z.infer<typeof SalesFigures>

const mine = ['merchant_unclear'] as const

/** 待发货、批量发货、配货单与经营数据。 */
export const orderDeskContract = {
  'GET /api/merchant/desk/orders': endpoint({
    summary: '本店订单：待发货、已发货、全部；按订单号或收货手机尾号（近 180 天）查找',
    status: 200,
    query: z.strictObject({
      filter: z.enum(deskFilters),
      q: z
        .string()
        .trim()
        .regex(/^\d{4,24}$/, { error: '请输入订单号或手机尾号 4 位' })
        .optional(),
      cursor: Id.optional(),
      pageSize: Paging.pageSize,
    }),
    answer: listOf(DeskOrder),
  }),
  'GET /api/merchant/desk/orders/{id}': endpoint({
    summary: '订单详情；收货信息只在发货与运输期间显示，查看留痕',
    status: 200,
    params: IdParams,
    answer: DeskOrderDetail,
    problems: ['order_not_found'],
  }),
  'GET /api/merchant/desk/orders/{id}/batches': endpoint({
    summary: '发货时可选的批次：每行商品近期的、未召回、未过期的批次，当前批次在前',
    status: 200,
    params: IdParams,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          lineId: Id,
          name: z.string(),
          skuName: z.string(),
          batches: z.array(PickableBatch),
        }),
      ),
    }),
    problems: ['order_not_found'],
  }),
  'POST /api/merchant/desk/files': endpoint({
    summary: '待发货订单的文件：发货表（XLSX）、配货单与拣货单（PDF），答以十分钟内有效的下载地址',
    status: 201,
    body: z.strictObject({
      kind: z.enum(['template', 'packing', 'picking']),
      merchantId: Id.optional(),
      /** Of this order alone. */
      orderId: Id.optional(),
    }),
    answer: z.strictObject({ downloadUrl: z.string(), orders: z.int().min(0) }),
    problems: [...mine, 'order_not_found', 'nothing_to_ship'],
  }),
  'POST /api/merchant/desk/shipping-imports': endpoint({
    summary: '上传填好运单号的发货表（XLSX 或 CSV，multipart 字段 file）：预览，不发货',
    status: 201,
    multipart: true,
    answer: ShippingImport,
    problems: ['file_too_large', 'sheet_unreadable'],
  }),
  'POST /api/merchant/desk/shipping-imports/{id}/confirm': endpoint({
    summary: '按预览发货，逐单成败；重复确认不会重复发货',
    status: 200,
    params: IdParams,
    answer: z.strictObject({
      shipped: z.int().min(0),
      /** Sent before with this very number. */
      already: z.int().min(0),
      failed: z.array(z.strictObject({ row: z.int(), orderNo: z.string(), message: z.string() })),
    }),
    problems: ['not_found'],
  }),
  'GET /api/merchant/desk/sales': endpoint({
    summary: '近 30 天经营数据',
    status: 200,
    query: z.strictObject({ merchant: Id.optional() }),
    answer: SalesFigures,
    problems: mine,
  }),
}
