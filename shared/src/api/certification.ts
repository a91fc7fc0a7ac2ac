import { z } from 'zod'
import { benefitWays, goodsKinds, materialKinds } from '../certification/words.ts'
import {
  applicationEvents,
  applicationStates,
  certificateEvents,
  certificateStates,
} from '../states/certification.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging, Phone } from './endpoint.ts'

const Day = z.iso.date({ error: '日期不正确' })
const Households = z
  .int({ error: '户数必须是整数' })
  .min(1, { error: '户数至少为 1' })
  .max(100_000, { error: '户数过大' })
const Yuan = z.int({ error: '金额必须是整数元' }).min(0).max(1_000_000, { error: '每户每年不超过 100 万元' })

/** Text of several lines as it was typed, without the blanks around it. */
export const paragraph = (max: number, name: string) =>
  z
    .string()
    .trim()
    .max(max, { error: `${name}最多 ${max} 个字` })
export const opinionMax = 500
export const attachmentsMax = 9

/** Papers by the ids that `POST /api/certification-files` answered to the same person. */
export const Attachments = z
  .array(Id)
  .max(attachmentsMax, { error: `最多 ${attachmentsMax} 个文件` })
  .refine((ids) => new Set(ids).size === ids.length, { error: '同一个文件只需上传一次' })

export const Paper = z.strictObject({
  id: Id,
  name: z.string(),
  contentType: z.string(),
  /** Good for 10 minutes. */
  url: z.string(),
})
export type Paper = z.infer<typeof Paper>

/** 联农带农, one way: so many households gain so many yuan each a year. */
const BenefitRow = z.strictObject({
  way: z.enum(benefitWays),
  households: Households,
  yuanPerHouseholdYear: Yuan,
})

const Material = z.strictObject({
  kind: z.enum(materialKinds),
  fileId: Id,
  /** Number of the licence, permit or report. */
  number: line().max(60, { error: '编号最多 60 个字' }),
  validTo: Day.nullable(),
})

/** What a merchant says of its product; a draft may lack any of it, submitting asks for all. */
export const ApplicationInput = z.strictObject({
  goodsKind: z.enum(goodsKinds),
  origin: line().max(60, { error: '产地最多 60 个字' }),
  priceFen: Fen,
  /** Price of like goods in the market, to compare; 0 when it is not known. */
  marketPriceFen: Fen,
  /** Worth of goods that can be supplied in a year. */
  yearlySupplyFen: z.int().min(0).max(100_000_000_000, { error: '金额过大' }),
  supplyNote: paragraph(200, '供货说明'),
  mechanism: paragraph(1_000, '带农机制'),
  /** Different households that gain, over all ways. */
  households: z.int().min(0).max(100_000, { error: '户数过大' }),
  benefits: z.array(BenefitRow).max(10, { error: '带农方式最多 10 项' }),
  materials: z.array(Material).max(20, { error: '材料最多 20 份' }),
})
export type ApplicationInput = z.infer<typeof ApplicationInput>

export const Step = z.strictObject({
  id: Id,
  at: Instant,
  event: z.enum([
    ...applicationEvents,
    ...certificateEvents,
    'create',
    'review',
    'pass',
    'papers',
    'finding',
    'objection',
    'answer',
    'correct',
  ]),
  by: z.enum(['merchant', 'county', 'city', 'regulator', 'public', 'system']),
  /** What staff are called; nobody's for the public and the system. */
  actorName: z.string().nullable(),
  opinion: z.string(),
  attachments: z.array(Paper),
})
export type Step = z.infer<typeof Step>

export const CaseRow = z.strictObject({
  id: Id,
  productId: Id,
  productName: z.string(),
  imageUrl: z.string(),
  merchantName: z.string(),
  county: z.string(),
  kind: z.enum(['new', 'renewal']),
  state: z.enum(applicationStates),
  households: z.int(),
  yuanPerHouseholdYear: z.int(),
  submittedAt: Instant.nullable(),
  changedAt: Instant,
  /** Last day of the notice; null without one. */
  noticeEndsOn: Day.nullable(),
  openObjections: z.int().min(0),
  certificateNo: z.string().nullable(),
})
export type CaseRow = z.infer<typeof CaseRow>

/** An objection without who made it. */
export const CaseObjection = z.strictObject({
  id: Id,
  reason: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string().nullable(),
  at: Instant,
})

export type CaseObjection = z.infer<typeof CaseObjection>

export const Case = z.strictObject({
  ...CaseRow.shape,
  content: ApplicationInput,
  papers: z.array(Paper),
  /** What is missing before it can be submitted. */
  missing: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  /** The certificate it renews. */
  renewsNo: z.string().nullable(),
  noticeId: Id.nullable(),
  steps: z.array(Step),
  objections: z.array(CaseObjection),
})
export type Case = z.infer<typeof Case>

export const Certificate = z.strictObject({
  certificateNo: z.string(),
  state: z.enum(certificateStates),
  /** Why it was suspended or revoked. */
  reason: z.string().nullable(),
  /** Since when it is in this state, where that is known. */
  changedOn: Day.nullable(),
  publishedOn: Day,
  /** Valid through this day. */
  validTo: Day,
  county: z.string(),
  product: z.strictObject({ id: Id, name: z.string(), imageUrl: z.string(), onSale: z.boolean() }),
  merchantName: z.string(),
  origin: z.string(),
  households: z.int(),
  yuanPerHouseholdYear: z.int(),
  /** What all households gain in a year. */
  yuanPerYear: z.int(),
  benefitWays: z.array(z.string()),
  benefits: z.array(z.strictObject({ way: z.string(), households: z.int(), yuanPerHouseholdYear: z.int() })),
  notice: z.strictObject({ id: Id, startsOn: Day, endsOn: Day }).nullable(),
  /** With what was found then; null where that was not written down yet. */
  rechecks: z.array(
    z.strictObject({
      on: Day,
      passed: z.boolean(),
      households: z.int().nullable(),
      yuanPerHouseholdYear: z.int().nullable(),
    }),
  ),
  /** When the figures shown were last checked; null when they are those of the application. */
  benefitCheckedOn: Day.nullable(),
  nextRecheckOn: Day.nullable(),
  /** The certificate that took its place. */
  renewedBy: z.string().nullable(),
  /** A picture that leads to this certificate's page. */
  qrCodeUrl: z.string(),
})
export type Certificate = z.infer<typeof Certificate>

export const Notice = z.strictObject({
  id: Id,
  productName: z.string(),
  imageUrl: z.string(),
  merchantName: z.string(),
  county: z.string(),
  households: z.int(),
  yuanPerHouseholdYear: z.int(),
  startsOn: Day,
  endsOn: Day,
  /** running: objections are taken · ended: time is over, not decided yet · published · refused. */
  state: z.enum(['running', 'ended', 'published', 'refused']),
  /** Working days that are left, with today; 0 when it is over. */
  workingDaysLeft: z.int().min(0),
})
export type Notice = z.infer<typeof Notice>

export const NoticeDetail = z.strictObject({
  ...Notice.shape,
  productId: Id,
  goodsKind: z.enum(goodsKinds),
  origin: z.string(),
  priceFen: Fen,
  yearlySupplyFen: z.int(),
  mechanism: z.string(),
  benefits: z.array(BenefitRow),
  /** Papers by their names alone. */
  materials: z.array(z.enum(materialKinds)),
  certificateNo: z.string().nullable(),
  objections: z.int().min(0),
  /** What the person who asks objected, with the answer. */
  ownObjection: CaseObjection.nullable(),
})
export type NoticeDetail = z.infer<typeof NoticeDetail>

export const ObjectionInput = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(10, { error: '请说明异议理由，至少 10 个字' })
    .max(1_000, { error: '异议理由最多 1000 个字' }),
  evidence: Attachments,
  name: line().min(2, { error: '请填写姓名' }).max(20, { error: '姓名最多 20 个字' }),
  phone: Phone,
})
export type ObjectionInput = z.infer<typeof ObjectionInput>

export const Revocation = z.strictObject({
  id: Id,
  certificateNo: z.string(),
  productName: z.string(),
  merchantName: z.string(),
  county: z.string(),
  state: z.enum(['revoked', 'suspended']),
  reason: z.string(),
  changedOn: Day,
})
export type Revocation = z.infer<typeof Revocation>

export const CertifiableProduct = z.strictObject({
  id: Id,
  name: z.string(),
  imageUrl: z.string(),
  county: z.string(),
  certificate: z
    .strictObject({
      id: Id,
      certificateNo: z.string(),
      state: z.enum(certificateStates),
      validTo: Day,
      /** Of a re-check that is near or due: papers for it are taken. */
      recheckOn: Day.nullable(),
    })
    .nullable(),
  /** new or renewal can be begun; open: an application is under way; inForce: too early to renew. */
  may: z.enum(['new', 'renewal', 'open', 'inForce']),
  applicationId: Id.nullable(),
})
export type CertifiableProduct = z.infer<typeof CertifiableProduct>

/** What a merchant says of its yearly re-check, and what proves it. */
export const RecheckPapersInput = z.strictObject({
  words: z
    .string()
    .trim()
    .min(10, { error: '请说明一年来带动农户的情况，至少 10 个字' })
    .max(opinionMax, { error: `说明最多 ${opinionMax} 个字` }),
  attachments: Attachments.min(1, { error: '请至少上传一份材料' }),
})
export type RecheckPapersInput = z.infer<typeof RecheckPapersInput>

export const RecheckView = z.strictObject({
  id: Id,
  certificateNo: z.string(),
  productName: z.string(),
  state: z.enum(certificateStates),
  /** Why it is suspended. */
  reason: z.string().nullable(),
  validTo: Day,
  nextRecheckOn: Day.nullable(),
  /** Whether papers are taken now. */
  wanted: z.boolean(),
  households: z.int(),
  yuanPerHouseholdYear: z.int(),
  /** The last first. */
  handedIn: z.array(z.strictObject({ id: Id, at: Instant, words: z.string(), papers: z.array(Paper) })),
})
export type RecheckView = z.infer<typeof RecheckView>

export const CursorPage = { cursor: Id.optional(), pageSize: Paging.pageSize }

/** 认定 as merchants apply for it and as everybody sees it. */
export const certificationContract = {
  'GET /api/certificates/{no}': endpoint({
    summary: '认定证书：按编号公开查询',
    status: 200,
    params: z.strictObject({ no: z.string().min(1).max(60) }),
    answer: Certificate,
    problems: ['certificate_not_found'],
  }),
  'GET /api/certificate-revocations': endpoint({
    summary: '撤销与暂停的认定，新的在前',
    status: 200,
    query: z.strictObject({ cursor: z.string().max(200).optional(), pageSize: Paging.pageSize }),
    answer: listOf(Revocation),
  }),
  'GET /api/certification-notices': endpoint({
    summary: '认定公示，新的在前',
    status: 200,
    query: z.strictObject({
      filter: z.enum(['running', 'past']).optional(),
      county: z.string().max(20).optional(),
      ...CursorPage,
    }),
    answer: listOf(Notice),
  }),
  'GET /api/certification-notices/{id}': endpoint({
    summary: '公示详情',
    status: 200,
    params: IdParams,
    answer: NoticeDetail,
    problems: ['notice_not_found'],
  }),
  'POST /api/certification-notices/{id}/objections': endpoint({
    summary: '公示期内提出异议；联系方式加密保存，不向申请单位公开',
    status: 201,
    params: IdParams,
    body: ObjectionInput,
    answer: NoticeDetail,
    idempotent: true,
    problems: ['notice_not_found', 'notice_over', 'objection_exists', 'paper_unknown'],
  }),
  'POST /api/certification-files': endpoint({
    summary: '上传认定材料或证据（PDF、JPG、PNG，multipart 字段 file），只有办理的人能看',
    status: 201,
    multipart: true,
    answer: Paper,
    problems: ['file_too_large', 'file_type_not_allowed'],
  }),
  'GET /api/merchant/certifiable-products': endpoint({
    summary: '本店商品与它们的认定',
    status: 200,
    query: z.strictObject({
      q: z.string().trim().max(30).optional(),
      page: Paging.page,
      pageSize: Paging.pageSize,
    }),
    answer: listOf(CertifiableProduct),
  }),
  'GET /api/merchant/certificates/{id}/recheck': endpoint({
    summary: '本店一份认定的年度复核',
    status: 200,
    params: IdParams,
    answer: RecheckView,
    problems: ['certificate_not_found'],
  }),
  'POST /api/merchant/certificates/{id}/recheck-papers': endpoint({
    summary: '提交年度复核材料：到期前 60 日起，逾期暂停后也可以',
    status: 201,
    params: IdParams,
    body: RecheckPapersInput,
    answer: RecheckView,
    idempotent: true,
    problems: ['certificate_not_found', 'recheck_papers_closed', 'paper_unknown'],
  }),
  'GET /api/merchant/certification-applications': endpoint({
    summary: '本店的认定申请，新的在前',
    status: 200,
    query: z.strictObject({ filter: z.enum(['open', 'ended']).optional(), ...CursorPage }),
    answer: listOf(CaseRow),
  }),
  'POST /api/merchant/certification-applications': endpoint({
    summary: '为一个商品起草认定申请；到期前的是续期，带上一次的内容',
    status: 201,
    body: z.strictObject({ productId: Id }),
    answer: Case,
    idempotent: true,
    problems: ['product_not_found', 'certification_case_open', 'certificate_in_force'],
  }),
  'GET /api/merchant/certification-applications/{id}': endpoint({
    summary: '认定申请（商家）',
    status: 200,
    params: IdParams,
    answer: Case,
    problems: ['certification_case_not_found'],
  }),
  'PUT /api/merchant/certification-applications/{id}': endpoint({
    summary: '填写申请：草稿与退回补正时',
    status: 200,
    params: IdParams,
    body: ApplicationInput,
    answer: Case,
    problems: ['certification_case_not_found', 'certification_case_conflict', 'paper_unknown'],
  }),
  'POST /api/merchant/certification-applications/{id}/submit': endpoint({
    summary: '提交申请',
    status: 200,
    params: IdParams,
    answer: Case,
    problems: [
      'certification_case_not_found',
      'certification_case_conflict',
      'certification_case_incomplete',
      'merchant_blacklisted',
    ],
  }),
  'POST /api/merchant/certification-applications/{id}/withdraw': endpoint({
    summary: '撤回申请：认定之前',
    status: 200,
    params: IdParams,
    body: z.strictObject({ reason: paragraph(opinionMax, '原因') }),
    answer: Case,
    problems: ['certification_case_not_found', 'certification_case_conflict'],
  }),
}
