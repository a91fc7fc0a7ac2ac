import { z } from 'zod'
import { policy } from '../policy.ts'
import { orderStates } from '../states/order.ts'
import { traceEventKinds, traceStages } from '../trace/chain.ts'
import { commitmentBases } from '../trace/commitment.ts'
import { uploadedPicture } from '../uploaded-picture.ts'
import { endpoint, Id, IdParams, Instant, line, Paging } from './endpoint.ts'

export const batchStates = ['active', 'recalled'] as const
export const traceEventsMax = policy.traceEventsMax.value
const photosMax = 6

/** On the parcel and in the QR code's address; people may type it in small letters and with gaps. */
const TraceCode = z
  .string()
  .overwrite((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, { error: '溯源码是 12 位字母和数字' })
const BatchCode = line().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,29}$/, {
  error: '批次号为 2 至 30 位字母、数字或短横线',
})
const Day = z.iso.date({ error: '请选择日期' })
const Photos = z
  .array(z.string().regex(uploadedPicture, { error: '照片地址不正确' }))
  .max(photosMax, { error: `最多 ${photosMax} 张照片` })
const Place = line().min(2, { error: '请填写地点' }).max(60, { error: '地点最多 60 个字' })
const Words = line().min(2, { error: '请写清楚做了什么' }).max(300, { error: '说明最多 300 个字' })
const Temperature = z.strictObject({
  at: Instant,
  /** Tenths of a degree: 42 is 4.2 ℃. */
  celsiusTenths: z
    .int({ error: '温度最多一位小数' })
    .min(-600, { error: '温度低得不可信' })
    .max(1_500, { error: '温度高得不可信' }),
})

export const BatchInput = z
  .strictObject({
    skuId: Id,
    batchCode: BatchCode,
    quantity: z
      .int({ error: '数量须为整数' })
      .min(1, { error: '数量至少为 1' })
      .max(10_000_000, { error: '数量过大' }),
    /** 箱, 件, 公斤. */
    unit: line().min(1, { error: '请填写单位' }).max(6, { error: '单位最多 6 个字' }),
    /** Where it grew or was made. */
    origin: line().min(4, { error: '请填写产地' }).max(60, { error: '产地最多 60 个字' }),
    producedOn: Day,
    bestBefore: Day,
    basis: z.enum(commitmentBases, { error: '请选择承诺依据' }),
    /** Parcels are filled from it unless another is named. */
    current: z.boolean(),
  })
  .refine(({ producedOn, bestBefore }) => bestBefore >= producedOn, {
    path: ['bestBefore'],
    error: '保质期不能早于生产日期',
  })
export type BatchInput = z.infer<typeof BatchInput>

export const TraceEventInput = z.strictObject({
  kind: z.enum(traceStages, { error: '请选择环节' }),
  at: Instant,
  place: Place,
  text: Words,
  temperatures: z.array(Temperature).max(48, { error: '最多 48 个温度' }),
  photos: Photos,
  /** Of a file sent before, by {@link TraceReport}. */
  reportId: Id.nullable(),
  /** The position of the event that this one puts right. */
  corrects: z.int().min(1).max(traceEventsMax).nullable(),
})
export type TraceEventInput = z.infer<typeof TraceEventInput>

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

export const TraceEvent = z.strictObject({
  position: z.int().min(1),
  kind: z.enum(traceEventKinds),
  at: Instant,
  place: z.string(),
  text: z.string(),
  temperatures: z.array(Temperature),
  photos: z.array(z.string()),
  report: z.strictObject({ name: z.string(), sha256: Hash }).nullable(),
  corrects: z.int().nullable(),
  recordedAt: Instant,
  hash: Hash,
})
export type TraceEvent = z.infer<typeof TraceEvent>

export const TraceReport = z.strictObject({ id: Id, name: z.string(), sha256: Hash })
export type TraceReport = z.infer<typeof TraceReport>

const recallers = ['merchant', 'county', 'operator'] as const
export type Recaller = (typeof recallers)[number]

export const Recall = z.strictObject({
  by: z.enum(recallers),
  /** Why, and what whoever has the goods should do. */
  reason: z.string(),
  instruction: z.string(),
  at: Instant,
  /** How it ended; taken over, an authority's recall stands in its place. */
  lifted: z.strictObject({ reason: z.string(), at: Instant, takenOver: z.boolean() }).nullable(),
})
export type Recall = z.infer<typeof Recall>

/** What a chain is reckoned from, beside its events: see `shared/src/trace/chain.ts`. */
const Facts = {
  traceCode: z.string(),
  batchCode: z.string(),
  merchantId: Id,
  skuId: Id,
  quantity: z.int(),
  unit: z.string(),
  origin: z.string(),
  producedOn: z.iso.date(),
  bestBefore: z.iso.date(),
}
const Head = z.strictObject({ position: z.int().min(0), hash: Hash })

export const BatchSummary = z.strictObject({
  ...Facts,
  id: Id,
  productId: Id,
  productName: z.string(),
  skuName: z.string(),
  merchantName: z.string(),
  county: z.string(),
  state: z.enum(batchStates),
  current: z.boolean(),
  events: z.int().min(0),
  createdAt: Instant,
})
export type BatchSummary = z.infer<typeof BatchSummary>

export const BatchDetail = z.strictObject({
  ...BatchSummary.shape,
  basis: z.enum(commitmentBases),
  head: Head,
  chain: z.array(TraceEvent),
  /** The place of the first event that is not as it was written; null for a whole chain. */
  brokenAt: z.int().nullable(),
  /** The newest first. */
  recalls: z.array(z.strictObject({ ...Recall.shape, buyers: z.int().min(0), told: z.int().min(0) })),
  /** Market supervision asks for its recall: the merchant does not lift it. */
  held: z.boolean(),
  /** What the caller may do; recalling what somebody below recalled takes it over. */
  mayAdd: z.boolean(),
  mayRecall: z.boolean(),
  mayLift: z.boolean(),
  maySeeBuyers: z.boolean(),
})
export type BatchDetail = z.infer<typeof BatchDetail>

/** What everybody may know of a batch, with all that is needed to reckon its chain again. */
export const PublicTrace = z.strictObject({
  ...Facts,
  product: z.strictObject({
    id: Id,
    name: z.string(),
    skuName: z.string(),
    imageUrl: z.string(),
    onSale: z.boolean(),
    certificateNo: z.string().nullable(),
  }),
  merchant: z.strictObject({
    id: Id,
    name: z.string(),
    county: z.string(),
    story: z.string(),
    contactMasked: z.string(),
  }),
  basis: z.enum(commitmentBases),
  issuedOn: z.iso.date(),
  head: Head,
  chain: z.array(TraceEvent),
  brokenAt: z.int().nullable(),
  recall: Recall.nullable(),
})
export type PublicTrace = z.infer<typeof PublicTrace>

const BatchBuyer = z.strictObject({
  id: Id,
  orderNo: z.string(),
  quantity: z.int().min(1),
  state: z.enum(orderStates),
  nameMasked: z.string(),
  phoneMasked: z.string(),
  region: z.string(),
  told: z.boolean(),
})
export type BatchBuyer = z.infer<typeof BatchBuyer>

export const RecallInput = z.strictObject({
  reason: line().min(4, { error: '请写明召回原因' }).max(100, { error: '原因最多 100 个字' }),
  instruction: line().min(4, { error: '请写明买家该怎么做' }).max(200, { error: '处理办法最多 200 个字' }),
})
export type RecallInput = z.infer<typeof RecallInput>

const Cursor = { cursor: Id.optional(), pageSize: Paging.pageSize }

export const traceabilityContract = {
  'GET /api/traces/{code}': endpoint({
    summary: '扫码溯源：批次、全程记录与校验所需的一切',
    status: 200,
    params: z.strictObject({ code: TraceCode }),
    answer: PublicTrace,
    problems: ['trace_not_found'],
  }),
  'GET /api/products/{id}/trace': endpoint({
    summary: '商品最近的可溯源批次',
    status: 200,
    params: IdParams,
    answer: z.strictObject({
      batch: z
        .strictObject({
          traceCode: z.string(),
          batchCode: z.string(),
          producedOn: z.iso.date(),
          events: z.int().min(1),
        })
        .nullable(),
    }),
  }),
  'POST /api/merchant/batches': endpoint({
    summary: '新建批次',
    status: 201,
    body: BatchInput,
    answer: BatchDetail,
    idempotent: true,
    problems: ['sku_not_found', 'batch_code_taken'],
  }),
  'POST /api/merchant/batches/{id}/events': endpoint({
    summary: '追加一条溯源记录；只能追加，更正也是新的一条',
    status: 201,
    params: IdParams,
    body: TraceEventInput,
    answer: BatchDetail,
    idempotent: true,
    problems: ['batch_not_found', 'picture_unknown', 'report_unknown', 'trace_event_not_found', 'trace_full'],
  }),
  'POST /api/merchant/batches/{id}/events/file': endpoint({
    summary: '从 XLSX 导入溯源记录：有一行有误就一行也不导入；已有的行不重复导入',
    status: 200,
    params: IdParams,
    multipart: true,
    answer: z.strictObject({
      added: z.int().min(0),
      known: z.int().min(0),
      errors: z.array(z.strictObject({ row: z.int(), column: z.string(), message: z.string() })),
    }),
    problems: ['batch_not_found', 'sheet_unreadable', 'sheet_too_long', 'trace_full'],
  }),
  'POST /api/merchant/trace-reports/file': endpoint({
    summary: '上传检测报告（PDF、JPG、PNG），记录里再引用；会公开',
    status: 201,
    multipart: true,
    answer: TraceReport,
    problems: ['file_too_large', 'file_type_not_allowed'],
  }),
  'POST /api/merchant/batches/{id}/current': endpoint({
    summary: '设为或取消当前发货批次',
    status: 200,
    params: IdParams,
    body: z.strictObject({ current: z.boolean() }),
    answer: BatchDetail,
    problems: ['batch_not_found', 'batch_recalled'],
  }),
  'POST /api/merchant/batches/{id}/label': endpoint({
    summary: '承诺达标合格证（A6，可打印）的下载地址，10 分钟有效',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ url: z.string() }),
    problems: ['batch_not_found', 'batch_recalled'],
  }),
  'GET /api/trace-desk/batches': endpoint({
    summary: '批次列表：商家的、本区县的或全部，新的在前',
    status: 200,
    query: z.strictObject({
      state: z.enum(batchStates).optional(),
      /** A batch code, whole. */
      batchCode: BatchCode.optional(),
      ...Cursor,
    }),
    answer: z.strictObject({ items: z.array(BatchSummary), nextCursor: Id.optional() }),
  }),
  'GET /api/trace-desk/batches/{id}': endpoint({
    summary: '批次与全程记录',
    status: 200,
    params: IdParams,
    answer: BatchDetail,
    problems: ['batch_not_found'],
  }),
  'GET /api/trace-desk/batches/{id}/buyers': endpoint({
    summary: '买到这一批的订单（收件信息脱敏）',
    status: 200,
    params: IdParams,
    query: z.strictObject(Cursor),
    answer: z.strictObject({ items: z.array(BatchBuyer), nextCursor: Id.optional() }),
    problems: ['batch_not_found'],
  }),
  'POST /api/trace-desk/batches/{id}/recall': endpoint({
    summary: '召回：通知每位买家，停止发货，公开可见；上级可以接管下级的召回',
    status: 200,
    params: IdParams,
    body: RecallInput,
    answer: BatchDetail,
    idempotent: true,
    problems: ['batch_not_found', 'batch_recalled', 'trace_full'],
  }),
  'POST /api/trace-desk/batches/{id}/lift-recall': endpoint({
    summary: '解除召回：写进溯源记录，须有理由；主管部门召回的、市场监管部门要求召回的，商家不能解除',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      reason: line().min(4, { error: '请写明解除召回的理由' }).max(100, { error: '理由最多 100 个字' }),
    }),
    answer: BatchDetail,
    problems: [
      'batch_not_found',
      'batch_not_recalled',
      'recall_of_authority',
      'recall_asked_for',
      'trace_full',
    ],
  }),
}
