import { z } from 'zod'
import { sampleResults } from '../supervision/alerts.ts'
import { endpoint, Id, IdParams, Instant, line, listOf, Paging } from './endpoint.ts'
import { DocumentView } from './merchants.ts'
import { SignedFile } from './price-watch.ts'

const Day = z.iso.date()

export const InspectionPlan = z.strictObject({
  id: Id,
  title: z.string(),
  goods: z.string(),
  countyCode: z.string(),
  county: z.string(),
  periodFrom: Day,
  periodTo: Day,
  planned: z.int().min(1),
  taken: z.int().min(0),
  decided: z.int().min(0),
  failed: z.int().min(0),
})
export type InspectionPlan = z.infer<typeof InspectionPlan>

export const InspectionSample = z.strictObject({
  id: Id,
  planId: Id,
  number: z.int().min(1),
  merchantId: Id,
  merchantName: z.string(),
  productId: Id,
  productName: z.string(),
  skuName: z.string(),
  batch: z.strictObject({ id: Id, code: z.string(), isRecalled: z.boolean() }).nullable(),
  laboratory: z.string(),
  sampledOn: Day,
  result: z.enum(sampleResults),
  decidedAt: Instant.nullable(),
  findings: z.string(),
  report: DocumentView.nullable(),
  /** When the county's office was asked last to recall the batch. */
  recallAskedAt: Instant.nullable(),
  /** Asked for again where the recall was lifted since; no more where an authority recalled it already. */
  mayAskRecall: z.boolean(),
  mayWithdrawRecall: z.boolean(),
  case: z.strictObject({ id: Id, number: z.string() }).nullable(),
})
export type InspectionSample = z.infer<typeof InspectionSample>

const PlanDetail = z.strictObject({ ...InspectionPlan.shape, samples: z.array(InspectionSample) })
export type PlanDetail = z.infer<typeof PlanDetail>

export const PlanInput = z.strictObject({
  title: line().min(2, { error: '请填写计划名称' }).max(60, { error: '最多 60 个字' }),
  goods: line().min(1, { error: '请填写抽检品类' }).max(60, { error: '最多 60 个字' }),
  /** 6-digit code. */
  countyCode: z.string().min(1, { error: '请选择区县' }).max(20),
  periodFrom: Day,
  periodTo: Day,
  planned: z
    .int({ error: '请填写批次数' })
    .min(1, { error: '至少 1 批次' })
    .max(500, { error: '最多 500 批次' }),
})

export const SampleInput = z.strictObject({
  skuId: Id,
  batchId: Id.nullable(),
  laboratory: line().min(2, { error: '请填写检验机构' }).max(60, { error: '最多 60 个字' }),
  sampledOn: Day,
})

export const ResultInput = z.strictObject({
  result: z.enum(['passed', 'failed']),
  findings: line().max(500, { error: '最多 500 个字' }),
  documentId: Id,
})

const ofSample = ['sample_not_found'] as const

/** 抽检: plans, samples, results and what follows from a failed one. */
export const inspectionsContract = {
  'GET /api/supervision/inspections': endpoint({
    summary: '抽检计划',
    status: 200,
    query: z.strictObject({ cursor: Paging.cursor, pageSize: Paging.pageSize }),
    answer: listOf(InspectionPlan),
  }),
  'POST /api/supervision/inspections': endpoint({
    summary: '制定抽检计划',
    status: 201,
    idempotent: true,
    body: PlanInput,
    answer: PlanDetail,
    problems: ['inspection_dates_invalid', 'county_unknown'],
  }),
  'GET /api/supervision/inspections/{id}': endpoint({
    summary: '抽检计划与样品',
    status: 200,
    params: IdParams,
    answer: PlanDetail,
    problems: ['inspection_not_found'],
  }),
  'GET /api/supervision/inspections/{id}/file': endpoint({
    summary: '导出抽检结果',
    status: 200,
    params: IdParams,
    answer: SignedFile,
    problems: ['inspection_not_found'],
  }),
  'GET /api/supervision/skus/{id}/batches': endpoint({
    summary: '规格的溯源批次，供登记样品',
    status: 200,
    params: IdParams,
    answer: listOf(z.strictObject({ id: Id, code: z.string(), producedOn: Day, isRecalled: z.boolean() })),
    problems: ['sku_not_found'],
  }),
  'POST /api/supervision/inspections/{id}/samples': endpoint({
    summary: '登记样品',
    status: 201,
    params: IdParams,
    idempotent: true,
    body: SampleInput,
    answer: PlanDetail,
    problems: [
      'inspection_not_found',
      'inspection_full',
      'inspection_dates_invalid',
      'sku_not_found',
      'batch_not_found',
    ],
  }),
  'POST /api/supervision/samples/{id}/result': endpoint({
    summary: '登记检验结果；不合格记入信用',
    status: 200,
    params: IdParams,
    body: ResultInput,
    answer: PlanDetail,
    problems: ['sample_not_found', 'sample_decided', 'findings_required', 'document_unknown'],
  }),
  'POST /api/supervision/samples/{id}/ask-recall': endpoint({
    summary: '请区县主管部门召回该批次',
    status: 200,
    params: IdParams,
    answer: PlanDetail,
    problems: [...ofSample, 'sample_not_failed', 'batch_not_found', 'batch_recalled'],
  }),
  'POST /api/supervision/samples/{id}/withdraw-recall': endpoint({
    summary: '撤回召回请求：商家自己的召回可以由商家解除',
    status: 200,
    params: IdParams,
    answer: PlanDetail,
    problems: [...ofSample, 'batch_not_found'],
  }),
  'POST /api/supervision/samples/{id}/case': endpoint({
    summary: '由不合格样品立案',
    status: 200,
    params: IdParams,
    answer: PlanDetail,
    problems: [...ofSample, 'sample_not_failed'],
  }),
}
