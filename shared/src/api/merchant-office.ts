import { z } from 'zod'
import { applicationStates, licenceStates, merchantStates } from '../states/merchant-application.ts'
import { endpoint, Id, IdParams, Instant, line, listOf, Pages } from './endpoint.ts'
import { Application, LicenceView, MerchantKind, OwnShop, saleStops } from './merchants.ts'

const County = z.string().max(20).optional()
const Words = z.string().trim().max(60).optional()

export const applicationSorts = ['waiting', 'newest', 'name'] as const
export const ApplicationQuery = z.strictObject({
  state: z.enum(applicationStates).optional(),
  kind: MerchantKind.optional(),
  /** 6-digit code. */
  county: County,
  /** A part of the name, or the whole credit code. */
  q: Words,
  sort: z.enum(applicationSorts).optional(),
  ...Pages,
})
export type ApplicationQuery = z.infer<typeof ApplicationQuery>

export const ApplicationRow = z.strictObject({
  id: Id,
  state: z.enum(applicationStates),
  kind: MerchantKind.nullable(),
  name: z.string(),
  creditCode: z.string(),
  county: z.string(),
  township: z.string(),
  round: z.int().min(0),
  submittedAt: Instant.nullable(),
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

export const merchantSorts = ['name', 'newest', 'licence'] as const
export const MerchantQuery = z.strictObject({
  state: z.enum(merchantStates).optional(),
  /** Licences that end within the days of warning, or have ended. */
  ending: z.enum(['true']).optional(),
  county: County,
  q: Words,
  sort: z.enum(merchantSorts).optional(),
  ...Pages,
})
export type MerchantQuery = z.infer<typeof MerchantQuery>

export const MerchantRow = z.strictObject({
  id: Id,
  name: z.string(),
  kind: MerchantKind,
  county: z.string(),
  creditCode: z.string().nullable(),
  state: z.enum(merchantStates),
  saleStop: z.enum(saleStops).nullable(),
  licensedThrough: z.iso.date().nullable(),
  /** Through `licensedThrough`; negative when it is over. */
  daysLeft: z.int().nullable(),
  joinedAt: Instant,
})
export type MerchantRow = z.infer<typeof MerchantRow>

export const MerchantCase = z.strictObject({
  ...OwnShop.omit({ role: true, returnAddress: true, licensedThrough: true, saleStop: true }).shape,
  ...MerchantRow.shape,
  /** Suspensions and liftings, the newest first. */
  steps: z.array(
    z.strictObject({ event: z.enum(['suspend', 'lift']), at: Instant, by: z.string(), reason: z.string() }),
  ),
})
export type MerchantCase = z.infer<typeof MerchantCase>

export const LicenceRow = z.strictObject({
  ...LicenceView.shape,
  merchantId: Id,
  merchantName: z.string(),
  county: z.string(),
})
export type LicenceRow = z.infer<typeof LicenceRow>

/** An opinion that says why. */
const Opinion = line().min(2, { error: '请填写意见' }).max(300, { error: '意见最多 300 个字' })
const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(200, { error: '原因最多 200 个字' }),
})
/** The round that the reviewer has seen. */
const Round = z.int().min(1).max(10_000)
const decisionProblems = [
  'application_not_found',
  'application_state_conflict',
  'reviewer_involved',
  'forbidden',
] as const
const merchantProblems = ['merchant_not_found', 'merchant_state_conflict', 'reviewer_involved'] as const

const SignedFile = z.strictObject({
  /** Good for 10 minutes. */
  url: z.string(),
})
const format = z.enum(['csv', 'xlsx'])

/** Entry and supervision of merchants. A county sees its own, the city and the operator all. */
export const merchantOfficeContract = {
  'GET /api/merchant-office/applications': endpoint({
    summary: '入驻申请',
    status: 200,
    query: ApplicationQuery,
    answer: listOf(ApplicationRow),
  }),
  'GET /api/merchant-office/applications/{id}': endpoint({
    summary: '一份入驻申请与它的办理经过',
    status: 200,
    params: IdParams,
    answer: Application,
    problems: ['application_not_found'],
  }),
  'POST /api/merchant-office/applications/{id}/approve': endpoint({
    summary: '审核通过：市场主体入驻，申请人成为店主',
    status: 200,
    params: IdParams,
    body: z.strictObject({ round: Round, opinion: line().max(300, { error: '意见最多 300 个字' }) }),
    answer: Application,
    problems: [
      ...decisionProblems,
      'staff_holds_office',
      'licence_expired',
      'credit_code_taken',
      'merchant_name_taken',
    ],
  }),
  'POST /api/merchant-office/applications/{id}/return': endpoint({
    summary: '退回补正',
    status: 200,
    params: IdParams,
    body: z.strictObject({ round: Round, opinion: Opinion }),
    answer: Application,
    problems: decisionProblems,
  }),
  'POST /api/merchant-office/applications/{id}/refuse': endpoint({
    summary: '不予入驻',
    status: 200,
    params: IdParams,
    body: z.strictObject({ round: Round, opinion: Opinion }),
    answer: Application,
    problems: decisionProblems,
  }),
  'GET /api/merchant-office/licences': endpoint({
    summary: '商家提交的证照，待核对的在前',
    status: 200,
    query: z.strictObject({ state: z.enum(licenceStates).optional(), ...Pages }),
    answer: listOf(LicenceRow),
  }),
  'POST /api/merchant-office/licences/{id}/accept': endpoint({
    summary: '证照核对无误，替换原有的；因过期停售的恢复销售',
    status: 200,
    params: IdParams,
    answer: LicenceRow,
    problems: [
      'licence_not_found',
      'licence_state_conflict',
      'licence_expired',
      'licence_not_yet',
      'reviewer_involved',
    ],
  }),
  'POST /api/merchant-office/licences/{id}/return': endpoint({
    summary: '证照退回',
    status: 200,
    params: IdParams,
    body: z.strictObject({ opinion: Opinion }),
    answer: LicenceRow,
    problems: ['licence_not_found', 'licence_state_conflict', 'reviewer_involved'],
  }),
  'GET /api/merchant-office/merchants': endpoint({
    summary: '市场主体',
    status: 200,
    query: MerchantQuery,
    answer: listOf(MerchantRow),
  }),
  'GET /api/merchant-office/merchants/{id}': endpoint({
    summary: '市场主体、证照与停售记录',
    status: 200,
    params: IdParams,
    answer: MerchantCase,
    problems: ['merchant_not_found'],
  }),
  'POST /api/merchant-office/merchants/{id}/suspend': endpoint({
    summary: '暂停：商品立即停售',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: MerchantCase,
    problems: merchantProblems,
  }),
  'POST /api/merchant-office/merchants/{id}/lift': endpoint({
    summary: '解除暂停',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: MerchantCase,
    problems: merchantProblems,
  }),
  'GET /api/merchant-office/applications-file': endpoint({
    summary: '导出入驻申请（与列表同样的条件）',
    status: 200,
    query: ApplicationQuery.omit({ page: true, pageSize: true }).extend({ format }),
    answer: SignedFile,
  }),
  'GET /api/merchant-office/merchants-file': endpoint({
    summary: '导出市场主体（与列表同样的条件）',
    status: 200,
    query: MerchantQuery.omit({ page: true, pageSize: true }).extend({ format }),
    answer: SignedFile,
  }),
}
