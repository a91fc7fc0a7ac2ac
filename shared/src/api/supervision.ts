import { z } from 'zod'
import { creditLevels, creditRules } from '../supervision/credit.ts'
import {
  appealKinds,
  appealStates,
  liftWays,
  measureKinds,
  measureStates,
  sourceKinds,
} from '../supervision/measures.ts'
import { endpoint, Id, IdParams, Instant, line, listOf, Paging } from './endpoint.ts'
import { DocumentView } from './merchants.ts'
import { Reason, SignedFile } from './price-watch.ts'

const Day = z.iso.date()
const Score = z.int().min(0).max(100)
const Points = z.int().min(0).max(100)
const Format = z.enum(['csv', 'xlsx'])

export const Credit = z.strictObject({
  score: Score,
  level: z.enum(creditLevels),
  /** The newest first. */
  entries: z.array(
    z.strictObject({
      id: Id,
      rule: z.enum(creditRules),
      points: Points,
      /** What it still takes today. */
      taken: Points,
      on: Day,
      halvesOn: Day,
      healsOn: Day,
      words: z.string(),
      sourceKind: z.string(),
      sourceId: Id,
      /** Taken back, and why; null while it stands. */
      cancelledFor: z.string().nullable(),
    }),
  ),
})
export type Credit = z.infer<typeof Credit>

export const Appeal = z.strictObject({
  id: Id,
  measureId: Id,
  kind: z.enum(appealKinds),
  state: z.enum(appealStates),
  reason: z.string(),
  documents: z.array(DocumentView),
  raisedAt: Instant,
  answerBy: Day,
  decidedAt: Instant.nullable(),
  /** To the merchant: of which office. */
  decidedBy: z.string().nullable(),
  opinion: z.string().nullable(),
})
export type Appeal = z.infer<typeof Appeal>

export const Measure = z.strictObject({
  id: Id,
  kind: z.enum(measureKinds),
  state: z.enum(measureStates),
  merchantId: Id,
  merchantName: z.string(),
  county: z.string(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  reason: z.string(),
  /** What is to be done to be taken off before the end. */
  remedy: z.string().nullable(),
  startsAt: Instant,
  endsAt: Instant.nullable(),
  isPublished: z.boolean(),
  sourceKind: z.enum(sourceKinds),
  sourceId: Id.nullable(),
  /** The office; the officer's name stands in the desk's answers alone. */
  office: z.string(),
  imposedBy: z.string().nullable(),
  imposedAt: Instant,
  lifted: z.strictObject({ at: Instant, way: z.enum(liftWays), reason: z.string() }).nullable(),
  /** The last day to appeal, and the first to ask for a remedy. */
  appealUntil: Day,
  remedyFrom: Day.nullable(),
  appeals: z.array(Appeal),
})
export type Measure = z.infer<typeof Measure>

export const AppealCase = z.strictObject({
  ...Appeal.shape,
  measure: Measure,
  /** Not who imposed it. */
  mayDecide: z.boolean(),
})
export type AppealCase = z.infer<typeof AppealCase>

export const creditSorts = ['score', 'name'] as const
export const CreditQuery = z.strictObject({
  level: z.enum(creditLevels).optional(),
  county: z.string().max(20).optional(),
  q: z.string().trim().max(60).optional(),
  sort: z.enum(creditSorts).optional(),
  cursor: Paging.cursor,
  pageSize: Paging.pageSize,
})
export type CreditQuery = z.infer<typeof CreditQuery>
export const CreditRow = z.strictObject({
  merchantId: Id,
  name: z.string(),
  county: z.string(),
  score: Score,
  level: z.enum(creditLevels),
  entries: z.int().min(0),
  measures: z.array(z.enum(measureKinds)),
  /** Counted up to `openAlertsShown` and one more. */
  openAlerts: z.int().min(0),
})
export type CreditRow = z.infer<typeof CreditRow>

export const SupervisedMerchant = z.strictObject({
  id: Id,
  name: z.string(),
  county: z.string(),
  credit: Credit,
  measures: z.array(Measure),
  openAlerts: z.int().min(0),
})
export type SupervisedMerchant = z.infer<typeof SupervisedMerchant>

export const MeasureQuery = z.strictObject({
  kind: z.enum(measureKinds).optional(),
  state: z.enum(measureStates).optional(),
  county: z.string().max(20).optional(),
  q: z.string().trim().max(60).optional(),
  sort: z.enum(['newest', 'ending']).optional(),
  cursor: Paging.cursor,
  pageSize: Paging.pageSize,
})
export type MeasureQuery = z.infer<typeof MeasureQuery>
export const MeasureRow = Measure.omit({ appeals: true, remedyFrom: true, appealUntil: true }).extend({
  hasOpenAppeal: z.boolean(),
})
export type MeasureRow = z.infer<typeof MeasureRow>

export const MeasureInput = z.strictObject({
  merchantId: Id,
  kind: z.enum(measureKinds, { error: '请选择处置措施' }),
  productId: Id.nullable(),
  reason: Reason,
  /** From now on when left out. */
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  remedy: line().max(500, { error: '最多 500 个字' }).nullable(),
  isPublished: z.boolean(),
  sourceKind: z.enum(sourceKinds),
  sourceId: Id.nullable(),
})
export type MeasureInput = z.infer<typeof MeasureInput>

/** What everybody may know: no person, no reporter, nothing of what is not published. */
export const PublicCredit = z.strictObject({
  score: Score,
  level: z.enum(creditLevels),
  measures: z.array(
    z.strictObject({
      kind: z.enum(measureKinds),
      productName: z.string().nullable(),
      reason: z.string(),
      remedy: z.string().nullable(),
      startsAt: Instant,
      endsAt: Instant.nullable(),
      office: z.string(),
    }),
  ),
})
export type PublicCredit = z.infer<typeof PublicCredit>

/** Credit records, measures and appeals. */
export const supervisionContract = {
  'GET /api/supervision/merchants': endpoint({
    summary: '商家信用',
    status: 200,
    query: CreditQuery,
    answer: listOf(CreditRow),
  }),
  'GET /api/supervision/merchants-file': endpoint({
    summary: '导出商家信用（与列表同样的条件）',
    status: 200,
    query: CreditQuery.omit({ cursor: true, pageSize: true }).extend({ format: Format }),
    answer: SignedFile,
  }),
  'GET /api/supervision/merchants/{id}': endpoint({
    summary: '一家商家的信用记录与处置措施',
    status: 200,
    params: IdParams,
    answer: SupervisedMerchant,
    problems: ['merchant_not_found'],
  }),
  'GET /api/supervision/merchants/{id}/products': endpoint({
    summary: '一家商家的商品，供选择处置对象',
    status: 200,
    params: IdParams,
    answer: listOf(z.strictObject({ id: Id, name: z.string(), isCertified: z.boolean() })),
    problems: ['merchant_not_found'],
  }),
  'GET /api/supervision/measures': endpoint({
    summary: '处置措施',
    status: 200,
    query: MeasureQuery,
    answer: listOf(MeasureRow),
  }),
  'GET /api/supervision/measures-file': endpoint({
    summary: '导出处置措施（与列表同样的条件）',
    status: 200,
    query: MeasureQuery.omit({ cursor: true, pageSize: true }).extend({ format: Format }),
    answer: SignedFile,
  }),
  'POST /api/supervision/measures': endpoint({
    summary: '采取处置措施，立即（或到时）生效',
    status: 201,
    idempotent: true,
    body: MeasureInput,
    answer: Measure,
    problems: [
      'merchant_not_found',
      'product_not_found',
      'certificate_not_found',
      'measure_dates_invalid',
      'measure_incomplete',
      'measure_running',
      'measure_source_unknown',
    ],
  }),
  'POST /api/supervision/measures/{id}/lift': endpoint({
    summary: '解除处置措施',
    status: 200,
    params: IdParams,
    body: z.strictObject({ reason: Reason }),
    answer: Measure,
    problems: ['measure_not_found', 'measure_over'],
  }),
  'GET /api/supervision/appeals': endpoint({
    summary: '申诉与信用修复申请',
    status: 200,
    query: z.strictObject({
      /** Those that wait when left out. */
      state: z.enum(appealStates).optional(),
      cursor: Paging.cursor,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(AppealCase),
  }),
  'GET /api/supervision/appeals/{id}': endpoint({
    summary: '一份申诉',
    status: 200,
    params: IdParams,
    answer: AppealCase,
    problems: ['appeal_not_found'],
  }),
  'POST /api/supervision/appeals/{id}/decide': endpoint({
    summary: '处理申诉：由作出措施以外的人员办理',
    status: 200,
    params: IdParams,
    body: z.strictObject({ decision: z.enum(['upheld', 'rejected']), opinion: Reason }),
    answer: AppealCase,
    problems: ['appeal_not_found', 'appeal_closed', 'appeal_same_officer'],
  }),
  'GET /api/merchant/shops/{id}/credit': endpoint({
    summary: '本店的信用记录与处置措施',
    status: 200,
    params: IdParams,
    answer: SupervisedMerchant,
    problems: ['merchant_not_found'],
  }),
  'POST /api/merchant/measures/{id}/appeals': endpoint({
    summary: '申诉，或申请信用修复',
    status: 201,
    params: IdParams,
    idempotent: true,
    body: z.strictObject({
      kind: z.enum(appealKinds),
      reason: Reason,
      documentIds: z.array(Id).max(9, { error: '最多 9 份材料' }),
    }),
    answer: Measure,
    problems: [
      'measure_not_found',
      'measure_over',
      'appeal_raised',
      'appeal_period_over',
      'remedy_too_early',
      'document_unknown',
    ],
  }),
  'GET /api/merchants/{id}/credit': endpoint({
    summary: '商家信用等级与公示中的处置措施',
    status: 200,
    params: IdParams,
    answer: PublicCredit,
    problems: ['merchant_not_found'],
  }),
}
