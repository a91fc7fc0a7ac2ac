import { z } from 'zod'
import { afterSaleReasonKeys } from '../after-sale/reasons.ts'
import { policy } from '../policy.ts'
import { afterSaleKinds, afterSaleStates } from '../states/after-sale.ts'
import { uploadedPicture } from '../uploaded-picture.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, Paging, Phone, Quantity } from './endpoint.ts'
import { ShipInput } from './merchant-orders.ts'
import { OrderRefund, TrackEvent } from './orders.ts'

const photosMax = policy.afterSalePhotosMax.value

const Photos = z
  .array(z.string().regex(uploadedPicture, { error: '照片地址不正确' }))
  .max(photosMax, { error: `最多上传 ${photosMax} 张照片` })

const words = (name: string, max: number) =>
  line()
    .min(2, { error: `请填写${name}` })
    .max(max, { error: `${name}最多 ${max} 个字` })

const AskedLines = z
  .array(z.strictObject({ lineId: Id, quantity: Quantity }))
  .min(1, { error: '请选择要售后的商品' })
  .max(50)
  .refine((lines) => new Set(lines.map((one) => one.lineId)).size === lines.length, {
    error: '同一行请合并',
  })

export const AfterSalePreviewInput = z.strictObject({
  orderId: Id,
  lines: AskedLines,
  /** With it the answer says which gifts go back, too. */
  kind: z.enum(afterSaleKinds, { error: '请选择售后类型' }).optional(),
  /** Of what never arrived the freight comes back, too. */
  reason: z.enum(afterSaleReasonKeys, { error: '请选择申请原因' }).optional(),
})
export type AfterSalePreviewInput = z.infer<typeof AfterSalePreviewInput>

export const AfterSaleInput = z.strictObject({
  ...AfterSalePreviewInput.shape,
  kind: z.enum(afterSaleKinds, { error: '请选择售后类型' }),
  reason: z.enum(afterSaleReasonKeys, { error: '请选择申请原因' }),
  description: line().max(500, { error: '说明最多 500 个字' }).optional(),
  photos: Photos.optional(),
})
export type AfterSaleInput = z.infer<typeof AfterSaleInput>

export const ReturnAddress = z.strictObject({
  name: line().min(1, { error: '请填写收件人' }).max(25, { error: '收件人最多 25 个字' }),
  phone: Phone,
  address: line().min(6, { error: '请填写完整的退货地址' }).max(120, { error: '地址最多 120 个字' }),
})
export type ReturnAddress = z.infer<typeof ReturnAddress>

/** What comes back, by tender: own money (freight is a part of it), allowances, points. */
const Returned = {
  cashFen: Fen,
  freightFen: Fen,
  allowanceFen: Fen,
  pointsFen: Fen,
  totalFen: Fen,
}

export const AfterSalePreview = z.strictObject({
  ...Returned,
  /** Gifts whose condition is gone with these goods: they go back along with them. */
  gifts: z.array(
    z.strictObject({
      lineId: Id,
      name: z.string(),
      quantity: z.int().min(1),
      /** Another merchant sends it: it goes back there by itself, or is not sent. */
      sentBy: z.string().nullable(),
    }),
  ),
})
export type AfterSalePreview = z.infer<typeof AfterSalePreview>

export const AfterSaleLine = z.strictObject({
  lineId: Id,
  productId: Id,
  skuId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  unitFen: Fen,
  quantity: z.int().min(1),
  /** Units given back in the end; fewer where the platform granted a part. */
  grantedQuantity: z.int().min(0),
  fresh: z.boolean(),
})

export type AfterSaleLine = z.infer<typeof AfterSaleLine>

const Waiting = z.enum(['buyer', 'merchant', 'operator']).nullable()

export const AfterSaleSummary = z.strictObject({
  id: Id,
  orderId: Id,
  orderNo: z.string(),
  merchantName: z.string(),
  kind: z.enum(afterSaleKinds),
  reason: z.enum(afterSaleReasonKeys),
  state: z.enum(afterSaleStates),
  waitsFor: Waiting,
  /** When something happens by itself, or the platform means to have decided. */
  deadlineAt: Instant.nullable(),
  createdAt: Instant,
  lines: z.array(AfterSaleLine),
  /** What was asked for; what was given back, once it was. */
  ...Returned,
})
export type AfterSaleSummary = z.infer<typeof AfterSaleSummary>

const Parcel = z.strictObject({
  carrier: z.string(),
  carrierName: z.string(),
  trackingNo: z.string(),
  sentAt: Instant,
})

export const AfterSaleEntry = z.strictObject({
  id: Id,
  at: Instant,
  /** Who: the system acts when a deadline has passed. */
  by: z.enum(['buyer', 'merchant', 'operator', 'system']),
  /** A message of the conversation, or a step of the case. */
  kind: z.enum(['step', 'message']),
  text: z.string(),
  photos: z.array(z.string()),
})
export type AfterSaleEntry = z.infer<typeof AfterSaleEntry>

export const AfterSaleDetail = z.strictObject({
  ...AfterSaleSummary.shape,
  description: z.string(),
  photos: z.array(z.string()),
  /** Nothing had been sent when it was asked for: freight comes back, too. */
  unshipped: z.boolean(),
  /** The rest of the order has been sent without these units: they can only be given back. */
  leftBehind: z.boolean(),
  /** Granted at once, without the merchant. */
  quick: z.boolean(),
  /** Where the goods go back to, once that was agreed. */
  returnAddress: ReturnAddress.nullable(),
  returnParcel: Parcel.nullable(),
  arrivedAt: Instant.nullable(),
  replacementParcel: Parcel.nullable(),
  escalatedAt: Instant.nullable(),
  refund: OrderRefund.nullable(),
  /** Everything that happened and was said, oldest first. */
  timeline: z.array(AfterSaleEntry),
})
export type AfterSaleDetail = z.infer<typeof AfterSaleDetail>

export const MerchantAfterSale = z.strictObject({
  ...AfterSaleDetail.shape,
  /** The address that the merchant gave last: what a return goes to when nobody answers. */
  addressOnFile: ReturnAddress.nullable(),
})
export type MerchantAfterSale = z.infer<typeof MerchantAfterSale>

const cases = z.strictObject({ items: z.array(AfterSaleSummary), nextCursor: z.string().optional() })
const pages = { cursor: Paging.cursor, pageSize: Paging.pageSize }

const Note = z.strictObject({
  text: line().min(1, { error: '请填写内容' }).max(500, { error: '留言最多 500 个字' }),
  photos: Photos.optional(),
})
const Reasoned = z.strictObject({ reason: words('原因', 200), photos: Photos.optional() })

const onCase = ['after_sale_not_found', 'after_sale_state_conflict'] as const
const withPhotos = [...onCase, 'photo_unknown'] as const
const tracked = z.strictObject({
  carrierName: z.string(),
  trackingNo: z.string(),
  carrierAnswered: z.boolean(),
  events: z.array(TrackEvent),
})
const whichParcel = z.strictObject({ parcel: z.enum(['return', 'replacement']) })

const act = (summary: string) =>
  ({ summary, status: 200, params: IdParams, answer: AfterSaleDetail }) as const
const merchantAct = (summary: string) =>
  ({ summary, status: 200, params: IdParams, answer: MerchantAfterSale }) as const
const said = (summary: string) =>
  ({ summary, status: 201, params: IdParams, body: Note, answer: AfterSaleEntry, idempotent: true }) as const

export const aftersalesContract = {
  'GET /api/orders/{id}/after-sales': endpoint({
    summary: '订单的售后：每行还能申请什么、已有的售后单',
    status: 200,
    params: IdParams,
    answer: z.strictObject({
      lines: z.array(
        z.strictObject({
          lineId: Id,
          claimableQuantity: z.int().min(0),
          openAfterSaleId: Id.nullable(),
          /** Each kind and reason that this line can be claimed for now; `until` is null while there is no end. */
          options: z.array(
            z.strictObject({
              kind: z.enum(afterSaleKinds),
              reason: z.enum(afterSaleReasonKeys),
              until: Instant.nullable(),
            }),
          ),
        }),
      ),
      items: z.array(AfterSaleSummary),
    }),
    problems: ['order_not_found'],
  }),
  'POST /api/after-sales/preview': endpoint({
    summary: '售后试算：会退多少、退到哪里；不写入任何内容',
    status: 200,
    body: AfterSalePreviewInput,
    answer: AfterSalePreview,
    problems: ['order_not_found', 'order_state_conflict', 'after_sale_too_much'],
  }),
  'POST /api/after-sales': endpoint({
    summary: '申请售后：按行与数量',
    status: 201,
    body: AfterSaleInput,
    answer: AfterSaleDetail,
    idempotent: true,
    problems: [
      'order_not_found',
      'order_state_conflict',
      'after_sale_too_much',
      'after_sale_reason_unfit',
      'after_sale_not_shipped',
      'after_sale_already_shipped',
      'after_sale_fresh_exempt',
      'after_sale_period_over',
      'after_sale_photos_required',
      'photo_unknown',
      'too_many_requests',
    ],
  }),
  'GET /api/after-sales': endpoint({
    summary: '我的售后，新的在前',
    status: 200,
    query: z.strictObject(pages),
    answer: cases,
  }),
  'GET /api/after-sales/{id}': endpoint({ ...act('售后详情'), problems: ['after_sale_not_found'] }),
  'POST /api/after-sales/{id}/cancel': endpoint({
    ...act('撤销申请'),
    problems: [...onCase, 'after_sale_gift_due'],
  }),
  'POST /api/after-sales/{id}/return-shipment': endpoint({
    ...act('填写退货物流'),
    body: ShipInput,
    problems: [...onCase, 'carrier_unknown'],
  }),
  'POST /api/after-sales/{id}/confirm-replacement': endpoint({ ...act('确认收到换货'), problems: onCase }),
  'POST /api/after-sales/{id}/escalate': endpoint({
    ...act('申请平台介入'),
    body: Reasoned,
    problems: withPhotos,
  }),
  'POST /api/after-sales/{id}/messages': endpoint({
    ...said('留言'),
    problems: [...withPhotos, 'after_sale_messages_full'],
  }),
  'GET /api/after-sales/{id}/tracking': endpoint({
    summary: '退货或换货的物流，新的在前',
    status: 200,
    params: IdParams,
    query: whichParcel,
    answer: tracked,
    problems: ['after_sale_not_found'],
  }),
  'GET /api/merchant/after-sales': endpoint({
    summary: '商家的售后：待处理按期限排序，或全部新的在前',
    status: 200,
    query: z.strictObject({ filter: z.enum(['waiting', 'all']).optional(), ...pages }),
    answer: cases,
  }),
  'GET /api/merchant/after-sales/{id}': endpoint({
    ...merchantAct('售后详情（商家）'),
    problems: ['after_sale_not_found'],
  }),
  'POST /api/merchant/after-sales/{id}/approve': endpoint({
    ...merchantAct('同意申请；退货与换货须给出退货地址'),
    body: z.strictObject({
      returnAddress: ReturnAddress.optional(),
      /** The money goes back and the goods need not. */
      waiveReturn: z.boolean().optional(),
    }),
    problems: [...onCase, 'return_address_required'],
  }),
  'POST /api/merchant/after-sales/{id}/reject': endpoint({
    ...merchantAct('拒绝申请'),
    body: Reasoned,
    problems: withPhotos,
  }),
  'POST /api/merchant/after-sales/{id}/arrival': endpoint({
    ...merchantAct('登记退货已到'),
    problems: onCase,
  }),
  'POST /api/merchant/after-sales/{id}/inspection': endpoint({
    ...merchantAct('验货：通过则退款或待换货发出'),
    body: z
      .strictObject({ passed: z.boolean(), reason: words('原因', 200).optional(), photos: Photos.optional() })
      .refine(({ passed, reason }) => passed || reason !== undefined, {
        error: '请填写验货未通过的原因',
        path: ['reason'],
      }),
    problems: withPhotos,
  }),
  'POST /api/merchant/after-sales/{id}/replacement': endpoint({
    ...merchantAct('发出换货：同时占用库存'),
    body: ShipInput,
    problems: [...onCase, 'carrier_unknown', 'out_of_stock'],
  }),
  'POST /api/merchant/after-sales/{id}/refund-instead': endpoint({
    ...merchantAct('无货可换，改为退款'),
    problems: onCase,
  }),
  'POST /api/merchant/after-sales/{id}/messages': endpoint({
    ...said('留言（商家）'),
    problems: [...withPhotos, 'after_sale_messages_full'],
  }),
  'GET /api/merchant/after-sales/{id}/tracking': endpoint({
    summary: '退货或换货的物流（商家）',
    status: 200,
    params: IdParams,
    query: whichParcel,
    answer: tracked,
    problems: ['after_sale_not_found'],
  }),
  'GET /api/operations/after-sales': endpoint({
    summary: '平台介入的售后：待处理按期限排序，或已处理的新的在前',
    status: 200,
    query: z.strictObject({ filter: z.enum(['waiting', 'decided']).optional(), ...pages }),
    answer: cases,
  }),
  'GET /api/operations/after-sales/{id}': endpoint({
    ...act('售后详情（平台）'),
    problems: ['after_sale_not_found', 'after_sale_not_escalated'],
  }),
  'POST /api/operations/after-sales/{id}/decide': endpoint({
    ...act('平台处理：全部支持、部分支持、不支持'),
    body: z.strictObject({
      decision: z.enum(['grantFull', 'grantPart', 'refuse']),
      /** With `grantPart`: which of the asked units are given back. */
      lines: AskedLines.optional(),
      reason: words('处理理由', 300),
    }),
    problems: [...onCase, 'after_sale_not_escalated', 'after_sale_too_much'],
  }),
  'POST /api/operations/after-sales/{id}/preview': endpoint({
    summary: '部分支持时将退回的金额（只计算）',
    status: 200,
    params: IdParams,
    body: z.strictObject({ lines: AskedLines }),
    answer: z.strictObject(Returned),
    problems: ['after_sale_not_found', 'after_sale_not_escalated', 'after_sale_too_much'],
  }),
  'POST /api/operations/after-sales/{id}/messages': endpoint({
    ...said('留言（平台）'),
    problems: [...withPhotos, 'after_sale_not_escalated', 'after_sale_messages_full'],
  }),
}
