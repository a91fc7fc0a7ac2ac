import { z } from 'zod'
import { applicationStates, certificateStates } from '../states/certification.ts'
import {
  Attachments,
  Case,
  CaseObjection,
  CaseRow,
  CursorPage,
  opinionMax,
  Paper,
  Step,
} from './certification.ts'
import { endpoint, Id, IdParams, Instant, listOf, Pages } from './endpoint.ts'

const Day = z.iso.date()
const CountyCode = z.string().regex(/^\d{6}$/, { error: '区县代码为 6 位数字' })
/** Most that a form takes; what is believable is the county's to judge. */
const householdsMax = 100_000
const yuanMax = 1_000_000

/** Words that stay on record. */
const Opinion = z
  .string()
  .trim()
  .min(2, { error: '请填写意见' })
  .max(opinionMax, { error: `意见最多 ${opinionMax} 个字` })
const Said = { opinion: Opinion, attachments: Attachments.optional() }

export const OfficeCase = z.strictObject({
  ...Case.shape,
  countyCode: CountyCode,
  /** Verdicts of this round's reviewers. */
  reviews: z.array(
    z.strictObject({ verdict: z.enum(['approve', 'refuse']), reviewerName: z.string(), own: z.boolean() }),
  ),
  /** What stands in the way of the person who looks; null when they may decide. */
  reviewBar: z.enum(['notOfCounty', 'twice', 'conflicted']).nullable(),
})
export type OfficeCase = z.infer<typeof OfficeCase>

export const OfficeObjection = z.strictObject({
  ...CaseObjection.shape,
  applicationId: Id,
  productName: z.string(),
  merchantName: z.string(),
  county: z.string(),
  noticeEndsOn: Day,
  nameMasked: z.string(),
  phoneMasked: z.string(),
  evidence: z.array(Paper),
})
export type OfficeObjection = z.infer<typeof OfficeObjection>

export const OfficeCertificate = z.strictObject({
  id: Id,
  certificateNo: z.string(),
  productId: Id,
  productName: z.string(),
  merchantName: z.string(),
  county: z.string(),
  countyCode: CountyCode,
  state: z.enum(certificateStates),
  reason: z.string().nullable(),
  publishedOn: Day,
  validTo: Day,
  households: z.int(),
  yuanPerHouseholdYear: z.int(),
  nextRecheckOn: Day.nullable(),
})
export type OfficeCertificate = z.infer<typeof OfficeCertificate>

export const CertificateFile = z.strictObject({ ...OfficeCertificate.shape, steps: z.array(Step) })
export type CertificateFile = z.infer<typeof CertificateFile>

export const certificateSorts = ['publishedOn', 'validTo', 'households', 'nextRecheckOn'] as const

const CertificateFilter = {
  county: CountyCode.optional(),
  /** `ending`: ends within the time for renewal; `recheck`: the yearly re-check is near or due. */
  filter: z.enum([...certificateStates, 'ending', 'recheck']).optional(),
  q: z.string().trim().max(60).optional(),
  sort: z.enum(certificateSorts).optional(),
}

export const CertificationImport = z.strictObject({
  id: Id,
  fileName: z.string(),
  /** Who uploaded it, and whether that is the person who asks: somebody else of the county confirms it. */
  ownerName: z.string(),
  own: z.boolean(),
  uploadedAt: Instant,
  confirmedByName: z.string().nullable(),
  /** How many others of the county there are who may confirm it. */
  colleagues: z.int().min(0),
  /** reading → preview → importing → imported; failed says why. */
  state: z.enum(['reading', 'preview', 'importing', 'imported', 'failed']),
  /** 0–100 of what runs now. */
  percent: z.int().min(0).max(100),
  failure: z.string().nullable(),
  rows: z.int().min(0),
  added: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  /** While there are any, nothing is imported. At most 200 are listed. */
  errorCount: z.int().min(0),
  errors: z.array(z.strictObject({ row: z.int().min(1), column: z.string(), message: z.string() })),
})
export type CertificationImport = z.infer<typeof CertificationImport>

/** The yearly re-check: what was found of households and gains, and whether it passes. */
export const RecheckInput = z.strictObject({
  passed: z.boolean(),
  households: z.int({ error: '户数必须是整数' }).min(0).max(householdsMax, { error: '户数过大' }),
  yuanPerHouseholdYear: z
    .int({ error: '金额必须是整数元' })
    .min(0)
    .max(yuanMax, { error: '每户每年不超过 100 万元' }),
  ...Said,
})
export type RecheckInput = z.infer<typeof RecheckInput>

export const CountyBenefit = z.strictObject({
  countyCode: CountyCode,
  county: z.string(),
  certificates: z.int(),
  open: z.int(),
  households: z.int(),
  yuanPerYear: z.int(),
  ways: z.array(
    z.strictObject({ way: z.string(), certificates: z.int(), households: z.int(), yuanPerYear: z.int() }),
  ),
})
export type CountyBenefit = z.infer<typeof CountyBenefit>

const onCase = [
  'certification_case_not_found',
  'certification_case_conflict',
  'reviewer_conflicted',
  'paper_unknown',
] as const
const onCertificate = [
  'certificate_not_found',
  'certificate_state_conflict',
  'reviewer_conflicted',
  'paper_unknown',
] as const

/** 认定 as the county's office handles it, and as the city's sees it. A county has its own cases only. */
export const certificationOfficeContract = {
  'GET /api/certification-office/counties': endpoint({
    summary: '我所在的区县；市级为全部',
    status: 200,
    answer: listOf(z.strictObject({ code: CountyCode, name: z.string() })),
  }),
  'GET /api/certification-office/cases': endpoint({
    summary: '认定申请，新的在前',
    status: 200,
    query: z.strictObject({
      county: CountyCode.optional(),
      /** `todo`: the county is to act. */
      filter: z.enum([...applicationStates, 'todo']).optional(),
      q: z.string().trim().max(60).optional(),
      ...CursorPage,
    }),
    answer: z.strictObject({
      items: z.array(CaseRow),
      nextCursor: Id.optional(),
      /** How many there are in each state. */
      counts: z.record(z.string(), z.int()),
    }),
  }),
  'GET /api/certification-office/cases/{id}': endpoint({
    summary: '认定申请详情（区县、市级）',
    status: 200,
    params: IdParams,
    answer: OfficeCase,
    problems: ['certification_case_not_found'],
  }),
  'POST /api/certification-office/cases/{id}/steps': endpoint({
    summary: '区县办理：受理、退回补正、实地核查、公示、发布',
    status: 200,
    params: IdParams,
    body: z.strictObject({ event: z.enum(['accept', 'return', 'check', 'notice', 'publish']), ...Said }),
    answer: OfficeCase,
    problems: [
      ...onCase,
      'notice_running',
      'objection_open',
      'certificate_in_force',
      'certificate_state_conflict',
      'merchant_blacklisted',
    ],
  }),
  'POST /api/certification-office/cases/{id}/reviews': endpoint({
    summary: '认定意见：两位不同的审核人，意见一致才成立',
    status: 200,
    params: IdParams,
    body: z.strictObject({ verdict: z.enum(['approve', 'refuse']), ...Said }),
    answer: OfficeCase,
    problems: [...onCase, 'reviewer_twice'],
  }),
  'GET /api/certification-office/objections': endpoint({
    summary: '公示异议，新的在前',
    status: 200,
    query: z.strictObject({ filter: z.enum(['open', 'answered']).optional(), ...CursorPage }),
    answer: listOf(OfficeObjection),
  }),
  'POST /api/certification-office/objections/{id}/answer': endpoint({
    summary: '答复异议；异议成立的，不予认定',
    status: 200,
    params: IdParams,
    body: z.strictObject({ upheld: z.boolean(), answer: Opinion }),
    answer: OfficeObjection,
    problems: ['not_found', 'objection_answered', 'reviewer_conflicted', 'certification_case_conflict'],
  }),
  'POST /api/certification-office/objections/{id}/contact': endpoint({
    summary: '查看异议人联系方式（留痕）',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ name: z.string(), phone: z.string() }),
    problems: ['not_found', 'reviewer_conflicted'],
  }),
  'GET /api/certification-office/certificates': endpoint({
    summary: '认定证书台账',
    status: 200,
    query: z.strictObject({ ...CertificateFilter, ...Pages }),
    answer: listOf(OfficeCertificate),
  }),
  'GET /api/certification-office/certificates/{id}': endpoint({
    summary: '一份证书与它的经过',
    status: 200,
    params: IdParams,
    answer: CertificateFile,
    problems: ['certificate_not_found'],
  }),
  'POST /api/certification-office/certificates/{id}/steps': endpoint({
    summary: '暂停、恢复、撤销认定',
    status: 200,
    params: IdParams,
    body: z.strictObject({ event: z.enum(['suspend', 'resume', 'revoke']), ...Said }),
    answer: CertificateFile,
    problems: onCertificate,
  }),
  'POST /api/certification-office/certificates/{id}/rechecks': endpoint({
    summary: '年度复核：通过，或不通过（暂停认定）',
    status: 200,
    params: IdParams,
    body: RecheckInput,
    answer: CertificateFile,
    problems: [...onCertificate, 'recheck_not_due', 'recheck_figures_missing'],
  }),
  'GET /api/certification-office/statistics': endpoint({
    summary: '有效认定的联农带农，按区县',
    status: 200,
    answer: listOf(CountyBenefit),
  }),
  'POST /api/certification-office/exports': endpoint({
    summary: '导出证书台账（XLSX）：下载链接 10 分钟内有效',
    status: 200,
    body: z.strictObject(CertificateFilter),
    answer: z.strictObject({ downloadUrl: z.string() }),
  }),
  'POST /api/certification-office/imports': endpoint({
    summary: '上传已有认定目录（XLSX 或 CSV，multipart 字段 file）：核对，不写入',
    status: 201,
    multipart: true,
    answer: CertificationImport,
    problems: ['file_too_large'],
  }),
  'GET /api/certification-office/imports': endpoint({
    summary: '本区县等待确认的导入，以及自己最近的导入，新的在前',
    status: 200,
    answer: listOf(CertificationImport),
  }),
  'GET /api/certification-office/imports/{id}': endpoint({
    summary: '导入的进度与结果',
    status: 200,
    params: IdParams,
    answer: CertificationImport,
    problems: ['not_found'],
  }),
  'POST /api/certification-office/imports/{id}/confirm': endpoint({
    summary: '确认导入（本区县另一位工作人员）：全部写入或全不写入',
    status: 200,
    params: IdParams,
    answer: CertificationImport,
    problems: ['not_found', 'sheet_has_errors', 'import_confirm_own', 'reviewer_conflicted'],
  }),
}
