import { z } from 'zod'
import { caseKinds } from '../complaints/words.ts'
import { policy } from '../policy.ts'
import { caseStates, caseTracks } from '../states/complaint.ts'
import {
  CaseDeadline,
  CaseDocument,
  CaseFile,
  CaseMessage,
  CaseParts,
  CaseRefundable,
  CaseSummary,
  Day,
  FileIds,
  OfferInput,
  Particulars,
  words,
} from './complaint-views.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, Paging } from './endpoint.ts'

const Which = {
  orderId: Id.optional(),
  productId: Id.optional(),
  merchantId: Id.optional(),
  /** From a scanned code or a trace page: which batch. */
  traceCode: z
    .string()
    .regex(/^[0-9A-Z]{12}$/, { error: '溯源码为 12 位字母数字' })
    .optional(),
}

/** The fixed fields first; the others tell more. */
export const ComplaintInput = z
  .strictObject({
    ...Which,
    kind: z.enum(caseKinds, { error: '请选择问题类型' }),
    track: z.enum(caseTracks, { error: '请选择投诉或举报' }),
    description: words('事情经过', 5, 2_000),
    evidence: FileIds,
    demand: z.string().trim().max(500, { error: '诉求最多 500 个字' }),
    demandFen: Fen.optional(),
    seenWhere: line().max(100, { error: '看到的地方最多 100 个字' }).optional(),
    happenedOn: Day.optional(),
    /** Left out: taken from the order, or from the default address and the phone signed in with. */
    particulars: Particulars.optional(),
    /** A report without a name: nobody is told of what it comes to. */
    anonymous: z.boolean().optional(),
    /** The same event is also reported for investigation; the merchant never learns of it. */
    alsoReport: z.boolean().optional(),
  })
  .refine(
    ({ productId, merchantId, orderId, traceCode }) => productId ?? merchantId ?? orderId ?? traceCode,
    {
      error: '请选择要投诉的商品、订单或商家',
      path: ['productId'],
    },
  )
  .refine(({ track, demand }) => track === 'violationReport' || demand.length >= 2, {
    error: '请填写您的诉求',
    path: ['demand'],
  })
export type ComplaintInput = z.infer<typeof ComplaintInput>

const OpenedCase = z.strictObject({
  id: Id,
  number: z.string(),
  track: z.enum(caseTracks),
  state: z.enum(caseStates),
  officeName: z.string(),
  receivedAt: Instant,
  deadlines: z.array(CaseDeadline),
})

/** What the form begins with. */
export const ComplaintStart = z.strictObject({
  merchantId: Id,
  merchantName: z.string(),
  officeName: z.string(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  imageUrl: z.string().nullable(),
  orderId: Id.nullable(),
  orderNo: z.string().nullable(),
  batchCode: z.string().nullable(),
  traceCode: z.string().nullable(),
  /** What the law asks for, as far as it is known. */
  particulars: z.strictObject({ name: z.string(), phone: z.string(), address: z.string() }),
  /** Goods of the order to choose among. */
  products: z.array(z.strictObject({ id: Id, name: z.string(), imageUrl: z.string() })),
  /** Of the files that a draft names, those that were kept on no case for too long. */
  goneFiles: z.array(Id),
})
export type ComplaintStart = z.infer<typeof ComplaintStart>

export const OwnCase = z.strictObject({
  ...CaseParts,
  orderId: Id.nullable(),
  orderNo: z.string().nullable(),
  demand: z.string(),
  demandFen: Fen.nullable(),
  anonymous: z.boolean(),
  /** The phone masked. */
  particulars: Particulars.extend({ phone: z.string() }).nullable(),
  evidence: z.array(CaseFile),
  /** The report or complaint that was brought along with it. */
  otherId: Id.nullable(),
  stars: z.int().min(1).max(5).nullable(),
  ratingText: z.string().nullable(),
  /** What may be done now. */
  acts: z.array(z.enum(['withdraw', 'supplement', 'hurry', 'say', 'answerOffer', 'confirm', 'rate'])),
})
export type OwnCase = z.infer<typeof OwnCase>

export const MerchantCaseSummary = z.strictObject({
  ...CaseSummary.shape,
  replyDueOn: z.string().nullable(),
  replyDaysLeft: z.int().nullable(),
})
export type MerchantCaseSummary = z.infer<typeof MerchantCaseSummary>

/** A case as the merchant sees it: of a report what was asked and told, nothing of who brought it. */
export const MerchantCase = z.strictObject({
  ...CaseParts,
  replyAsked: z.string().nullable(),
  replyDueOn: z.string().nullable(),
  replyDaysLeft: z.int().nullable(),
  /** Of a complaint: whom the merchant deals with, the phone masked. Null for a report. */
  complainant: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
  demand: z.string().nullable(),
  demandFen: Fen.nullable(),
  orderNo: z.string().nullable(),
  ...CaseRefundable,
  evidence: z.array(CaseFile),
  acts: z.array(z.enum(['reply', 'offer', 'answerOffer', 'performed'])),
})
export type MerchantCase = z.infer<typeof MerchantCase>

export const HandledCase = z.strictObject({
  id: Id,
  track: z.enum(caseTracks),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  officeName: z.string(),
  merchantName: z.string(),
  productName: z.string().nullable(),
  summary: z.string(),
  publishedOn: z.string(),
  /** Working days from its receipt to the decision; null for a report: they would point at the day it was made. */
  workingDays: z.int().min(0).nullable(),
})
export type HandledCase = z.infer<typeof HandledCase>

const Said = z.strictObject({ text: words('内容', 1, 1_000), files: FileIds.optional() })
const page = { cursor: Paging.cursor, pageSize: Paging.pageSize }
const cased = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() })
const DocumentParams = z.strictObject({ id: Id, documentId: Id })
const onCase = ['case_not_found', 'case_state_conflict'] as const
const own = (summary: string) => ({ summary, status: 200, params: IdParams, answer: OwnCase }) as const
const shop = (summary: string) => ({ summary, status: 200, params: IdParams, answer: MerchantCase }) as const

export const complaintsContract = {
  'GET /api/complaint-start': endpoint({
    summary: '发起投诉举报：由订单、商品、商家或溯源码预填',
    status: 200,
    query: z.strictObject({
      ...Which,
      /** Ids of a draft's files, with commas between them. */
      files: z
        .string()
        .max(37 * policy.caseFilesMax.value)
        .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
        .optional(),
    }),
    answer: ComplaintStart,
    problems: ['order_not_found', 'product_not_found', 'merchant_not_found', 'trace_not_found'],
  }),
  'POST /api/complaint-files': endpoint({
    summary: '上传证据（图片、50 MB 以内的 MP4 短视频或 PDF，multipart 字段 file）',
    status: 201,
    multipart: 'video',
    answer: CaseFile,
    problems: ['file_type_not_allowed', 'file_too_large'],
  }),
  'POST /api/complaints': endpoint({
    summary: '提交投诉或举报：答复法定期限',
    status: 201,
    body: ComplaintInput,
    answer: z.strictObject({ ...OpenedCase.shape, also: OpenedCase.nullable() }),
    idempotent: 'optional',
    problems: [
      'order_not_found',
      'product_not_found',
      'merchant_not_found',
      'trace_not_found',
      'case_particulars_missing',
      'case_over_three_years',
      'case_product_mismatch',
      'case_file_unknown',
      'cases_too_many',
      'too_many_requests',
    ],
  }),
  'GET /api/complaints': endpoint({
    summary: '我的投诉举报，新的在前',
    status: 200,
    query: z.strictObject(page),
    answer: cased(CaseSummary),
  }),
  'GET /api/complaints/{id}': endpoint({ ...own('投诉举报详情'), problems: ['case_not_found'] }),
  'POST /api/complaints/{id}/withdraw': endpoint({
    ...own('撤回投诉'),
    body: z.strictObject({ reason: words('撤回原因', 2, 200) }),
    problems: onCase,
  }),
  'POST /api/complaints/{id}/supplements': endpoint({
    ...own('补充材料'),
    body: Said,
    problems: [...onCase, 'case_file_unknown', 'case_messages_full'],
  }),
  'POST /api/complaints/{id}/hurry': endpoint({ ...own('催办'), problems: [...onCase, 'case_hurried'] }),
  'POST /api/complaints/{id}/messages': endpoint({
    summary: '调解中留言',
    status: 201,
    params: IdParams,
    body: Said,
    answer: CaseMessage,
    idempotent: true,
    problems: [...onCase, 'case_file_unknown', 'case_messages_full'],
  }),
  'POST /api/complaints/{id}/offers/{offerId}': endpoint({
    summary: '答复调解方案：同意（双方同意后随即退款，补偿在订单自付款余额内原路退回）或不同意',
    status: 200,
    params: z.strictObject({ id: Id, offerId: Id }),
    body: z
      .strictObject({ agrees: z.boolean(), reason: line().max(300).optional() })
      .refine(({ agrees, reason }) => agrees || (reason ?? '').length >= 2, {
        error: '请说明不同意的理由',
        path: ['reason'],
      }),
    answer: OwnCase,
    idempotent: true,
    problems: [
      ...onCase,
      'case_offer_not_found',
      'case_offer_conflict',
      'case_offer_expired',
      'refund_too_much',
    ],
  }),
  'POST /api/complaints/{id}/confirm': endpoint({ ...own('确认协议已履行'), problems: onCase }),
  'POST /api/complaints/{id}/rating': endpoint({
    ...own('评价办理结果'),
    body: z.strictObject({
      stars: z.int().min(1, { error: '请选择星级' }).max(5),
      text: z.string().trim().max(300, { error: '评价最多 300 个字' }),
    }),
    problems: [...onCase, 'case_rated'],
  }),
  'GET /api/complaints/{id}/documents/{documentId}': endpoint({
    summary: '一份文书',
    status: 200,
    params: DocumentParams,
    answer: CaseDocument,
    problems: ['case_document_not_found'],
  }),
  'GET /api/handled-cases': endpoint({
    summary: '投诉举报公示：已办结的案件，不含个人信息，新的在前',
    status: 200,
    query: z.strictObject({
      ...page,
      county: z.string().max(6).optional(),
      kind: z.enum(caseKinds).optional(),
    }),
    answer: cased(HandledCase),
    cacheSeconds: 60,
  }),
  'GET /api/merchant/cases': endpoint({
    summary: '商家的投诉：待答复按期限排序，或全部新的在前',
    status: 200,
    query: z.strictObject({ ...page, filter: z.enum(['toAnswer', 'all']).optional() }),
    answer: z.strictObject({
      items: z.array(MerchantCaseSummary),
      nextCursor: z.string().optional(),
      toAnswer: z.int().min(0),
    }),
  }),
  'GET /api/merchant/cases/{id}': endpoint({ ...shop('投诉详情（商家）'), problems: ['case_not_found'] }),
  'POST /api/merchant/cases/{id}/replies': endpoint({
    ...shop('答复：说明、材料，可同时提出方案'),
    body: z.strictObject({ ...Said.shape, offer: OfferInput.optional() }),
    problems: [
      ...onCase,
      'case_file_unknown',
      'case_messages_full',
      'case_offer_conflict',
      'case_perform_day_invalid',
      'refund_too_much',
      'refund_too_late',
    ],
  }),
  'POST /api/merchant/cases/{id}/offers/{offerId}': endpoint({
    summary: '答复办案人员提出的调解方案（商家）',
    status: 200,
    params: z.strictObject({ id: Id, offerId: Id }),
    body: z.strictObject({ agrees: z.boolean(), reason: line().max(300).optional() }),
    answer: MerchantCase,
    idempotent: true,
    problems: [
      ...onCase,
      'case_offer_not_found',
      'case_offer_conflict',
      'case_offer_expired',
      'refund_too_much',
    ],
  }),
  'POST /api/merchant/cases/{id}/performed': endpoint({
    ...shop('登记已履行协议'),
    body: Said,
    problems: [...onCase, 'case_file_unknown'],
  }),
  'GET /api/merchant/cases/{id}/documents/{documentId}': endpoint({
    summary: '送达商家的文书',
    status: 200,
    params: DocumentParams,
    answer: CaseDocument,
    problems: ['case_document_not_found'],
  }),
}
