import { z } from 'zod'
import { merchantKinds } from '../merchants/check-application.ts'
import { staffRoles } from '../merchants/duties.ts'
import { licenceKinds } from '../merchants/licences.ts'
import {
  applicationEvents,
  applicationStates,
  licenceStates,
  merchantStates,
} from '../states/merchant-application.ts'
import { FreightTemplate } from './catalog.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, Phone } from './endpoint.ts'

export const MerchantKind = z.enum(merchantKinds)

/** Freight as somebody sets it; provinces by their 6-digit codes. */
const Province = z.string().regex(/^[1-8]\d0000$/, { error: '省份代码为 6 位数字' })
const FreightFen = Fen.max(1_000_000, { error: '运费不能超过 1 万元' })
const Weight = z
  .int({ error: '重量应为整数克' })
  .min(1, { error: '重量至少 1 克' })
  .max(1_000_000, { error: '重量过大' })
const Provinces = z.array(Province).max(40, { error: '最多选择 40 个省份' })
export const FreightInput = z.strictObject({
  /** Free from this amount on; null: never. */
  freeAboveFen: Fen.nullable(),
  baseWeightG: Weight,
  baseFen: FreightFen,
  stepWeightG: Weight,
  stepFen: FreightFen,
  regionOverrides: z
    .array(z.strictObject({ provinceCodes: Provinces.min(1), baseFen: FreightFen, stepFen: FreightFen }))
    .max(20, { error: '最多 20 组地区运费' }),
  excludedProvinceCodes: Provinces,
})
export type FreightInput = z.infer<typeof FreightInput>

/** A bank account as it is typed; `number` left out keeps the one on file. */
const AccountNumber = z.string().regex(/^\d{8,30}$/, { error: '银行账号为 8 至 30 位数字' })
const Account = z.strictObject({
  holder: line().max(60, { error: '账户名称最多 60 个字' }),
  bank: line().max(60, { error: '开户银行最多 60 个字' }),
  number: AccountNumber.optional(),
})
const SubMchid = z.string().regex(/^\d{10}$/, { error: '微信支付子商户号为 10 位数字' })
export const AccountView = z.strictObject({
  holder: z.string(),
  bank: z.string(),
  /** `**** 0123`; null when none was given. */
  numberMasked: z.string().nullable(),
})
export type AccountView = z.infer<typeof AccountView>

export const LicenceInput = z.strictObject({
  kind: z.enum(licenceKinds),
  number: line().max(40, { error: '编号最多 40 个字' }),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  longTerm: z.boolean(),
  /** What `POST /api/merchant-documents` answered. */
  documentId: Id.nullable(),
})
export type LicenceInput = z.infer<typeof LicenceInput>

/** A draft is kept as far as it was filled in; what is missing is said when it is submitted. */
export const ApplicationInput = z.strictObject({
  kind: MerchantKind.nullable(),
  name: line().max(60, { error: '名称最多 60 个字' }),
  creditCode: z.string().max(18, { error: '统一社会信用代码为 18 位' }),
  countyCode: z.string().length(6, { error: '请选择区县' }).nullable(),
  township: line().max(30, { error: '乡镇最多 30 个字' }),
  story: z.string().trim().max(500, { error: '介绍最多 500 个字' }),
  /** Sells nothing but what it grew or raised itself: no permit for food is needed. */
  primaryProduceOnly: z.boolean(),
  licences: z
    .array(LicenceInput)
    .max(licenceKinds.length, { error: '同一种证照只填一份' })
    .refine((licences) => new Set(licences.map(({ kind }) => kind)).size === licences.length, {
      error: '同一种证照只填一份',
    }),
  contactName: line().max(25, { error: '联系人最多 25 个字' }),
  /** Left out it stays as it is. */
  contactPhone: Phone.optional(),
  account: Account.nullable(),
  subMchid: SubMchid.nullable(),
  freight: FreightInput.nullable(),
})
export type ApplicationInput = z.infer<typeof ApplicationInput>

export const DocumentView = z.strictObject({
  id: Id,
  isPicture: z.boolean(),
  /** Good for 10 minutes. */
  url: z.string(),
})
export type DocumentView = z.infer<typeof DocumentView>

const StatedLicence = z.strictObject({ ...LicenceInput.shape, document: DocumentView.nullable() })

export const ApplicationStepView = z.strictObject({
  event: z.enum(applicationEvents),
  at: Instant,
  by: z.string(),
  opinion: z.string(),
})

/** An application as applicant and county see it: phones and account numbers masked. */
export const Application = z.strictObject({
  id: Id,
  state: z.enum(applicationStates),
  /** How often it was submitted. */
  round: z.int().min(0),
  ...ApplicationInput.omit({ contactPhone: true, account: true, licences: true }).shape,
  county: z.string().nullable(),
  licences: z.array(StatedLicence),
  contactPhoneMasked: z.string().nullable(),
  account: AccountView.nullable(),
  freight: FreightTemplate.nullable(),
  steps: z.array(ApplicationStepView),
  /** Since it was approved. */
  merchantId: Id.nullable(),
  submittedAt: Instant.nullable(),
  updatedAt: Instant,
})
export type Application = z.infer<typeof Application>

export const LicenceView = z.strictObject({
  id: Id,
  kind: z.enum(licenceKinds),
  number: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** Through the last day; negative when it is over, null without an end. */
  daysLeft: z.int().nullable(),
  state: z.enum(licenceStates),
  /** What the county said of it. */
  opinion: z.string(),
  submittedAt: Instant,
  document: DocumentView.nullable(),
})
export type LicenceView = z.infer<typeof LicenceView>

/** Why a merchant sells nothing at present. */
export const saleStops = ['suspended', 'licenceLapsed'] as const

export const StaffMember = z.strictObject({
  userId: Id,
  nickname: z.string(),
  /** `138****0000` */
  phoneMasked: z.string(),
  role: z.enum(staffRoles),
  isSelf: z.boolean(),
})
export type StaffMember = z.infer<typeof StaffMember>

/** 客服电话: a mobile phone, a landline with its area code, or a 400/95 number. */
const ServicePhone = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|95\d{3,4})$/, {
  error: '请填写手机号、带区号的座机或 400 电话',
})

/** A merchant as those who act for it see it. */
export const OwnShop = z.strictObject({
  id: Id,
  name: z.string(),
  kind: MerchantKind,
  county: z.string(),
  township: z.string(),
  creditCode: z.string().nullable(),
  state: z.enum(merchantStates),
  saleStop: z.enum(saleStops).nullable(),
  suspendedReason: z.string().nullable(),
  role: z.enum(staffRoles),
  story: z.string(),
  contactName: z.string(),
  contactPhoneMasked: z.string(),
  servicePhone: z.string().nullable(),
  account: AccountView.nullable(),
  subMchid: z.string().nullable(),
  freight: FreightTemplate,
  primaryProduceOnly: z.boolean(),
  /** Through which day it may sell; null without an end. */
  licensedThrough: z.iso.date().nullable(),
  licences: z.array(LicenceView),
  returnAddress: z
    .strictObject({ name: z.string(), phoneMasked: z.string(), address: z.string() })
    .nullable(),
})
export type OwnShop = z.infer<typeof OwnShop>

const StaffParams = z.strictObject({ id: Id, userId: Id })
const staffList = z.strictObject({ items: z.array(StaffMember) })

/** Entry: anybody who is signed in applies. `{id}` is one's own application. */
const entryContract = {
  'GET /api/merchant-entry': endpoint({
    summary: '我的入驻申请，新的在前',
    status: 200,
    answer: z.strictObject({ items: z.array(Application) }),
  }),
  'POST /api/merchant-entry': endpoint({
    summary: '开始一份入驻申请；已有未完成的则返回那一份',
    status: 201,
    idempotent: true,
    answer: Application,
  }),
  'PUT /api/merchant-entry/{id}': endpoint({
    summary: '保存填写的内容',
    status: 200,
    params: IdParams,
    body: ApplicationInput,
    answer: Application,
    problems: ['application_not_found', 'application_state_conflict', 'document_unknown', 'region_unknown'],
  }),
  'POST /api/merchant-entry/{id}/submit': endpoint({
    summary: '提交审核；有缺漏时逐项说明',
    status: 200,
    params: IdParams,
    answer: Application,
    problems: [
      'application_not_found',
      'application_state_conflict',
      'invalid_input',
      'credit_code_taken',
      'merchant_name_taken',
    ],
  }),
  'POST /api/merchant-entry/{id}/withdraw': endpoint({
    summary: '撤回修改',
    status: 200,
    params: IdParams,
    answer: Application,
    problems: ['application_not_found', 'application_state_conflict'],
  }),
  'POST /api/merchant-entry/{id}/discard': endpoint({
    summary: '作废这份申请',
    status: 200,
    params: IdParams,
    answer: Application,
    problems: ['application_not_found', 'application_state_conflict'],
  }),
  'POST /api/merchant-documents': endpoint({
    summary: '上传证照（PDF、JPG 或 PNG，multipart 字段 file）',
    status: 201,
    multipart: true,
    answer: DocumentView,
    problems: ['file_too_large', 'file_type_not_allowed'],
  }),
}

/** The merchant's own desk. `{id}` is the merchant; a stranger's is not found. */
const shopContract = {
  'GET /api/merchant/shops': endpoint({
    summary: '我任职的店铺',
    status: 200,
    answer: z.strictObject({
      items: z.array(z.strictObject({ id: Id, name: z.string(), role: z.enum(staffRoles) })),
    }),
  }),
  'GET /api/merchant/shops/{id}': endpoint({
    summary: '店铺资料',
    status: 200,
    params: IdParams,
    answer: OwnShop,
    problems: ['merchant_not_found'],
  }),
  'PUT /api/merchant/shops/{id}/profile': endpoint({
    summary: '修改店铺介绍与联系人',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      story: z
        .string()
        .trim()
        .min(10, { error: '介绍至少 10 个字' })
        .max(500, { error: '介绍最多 500 个字' }),
      contactName: line().min(2, { error: '请填写联系人' }).max(25, { error: '联系人最多 25 个字' }),
      contactPhone: Phone.optional(),
      /** Left out it stays; null takes it away. */
      servicePhone: ServicePhone.nullable().optional(),
    }),
    answer: OwnShop,
    problems: ['merchant_not_found'],
  }),
  'PUT /api/merchant/shops/{id}/freight': endpoint({
    summary: '设置运费模板',
    status: 200,
    params: IdParams,
    body: FreightInput,
    answer: OwnShop,
    problems: ['merchant_not_found'],
  }),
  'PUT /api/merchant/shops/{id}/settlement': endpoint({
    summary: '设置结算账户与微信支付子商户号',
    status: 200,
    params: IdParams,
    body: z.strictObject({ account: Account, subMchid: SubMchid.nullable() }),
    answer: OwnShop,
    problems: ['merchant_not_found', 'sub_mchid_taken', 'invalid_input'],
  }),
  'POST /api/merchant/shops/{id}/licences': endpoint({
    summary: '提交新的或延续的证照，由区县核对',
    status: 201,
    idempotent: true,
    params: IdParams,
    body: LicenceInput,
    answer: OwnShop,
    problems: ['merchant_not_found', 'document_unknown', 'invalid_input'],
  }),
  'GET /api/merchant/shops/{id}/staff': endpoint({
    summary: '店铺员工',
    status: 200,
    params: IdParams,
    answer: staffList,
    problems: ['merchant_not_found'],
  }),
  'POST /api/merchant/shops/{id}/staff': endpoint({
    summary: '按手机号邀请员工；已在店铺的改为这个角色',
    status: 200,
    params: IdParams,
    body: z.strictObject({ phone: Phone, role: z.enum(staffRoles) }),
    answer: staffList,
    problems: ['merchant_not_found', 'staff_limit', 'owner_last', 'staff_holds_office'],
  }),
  'PATCH /api/merchant/shops/{id}/staff/{userId}': endpoint({
    summary: '更改员工角色；至少保留一名店主',
    status: 200,
    params: StaffParams,
    body: z.strictObject({ role: z.enum(staffRoles) }),
    answer: staffList,
    problems: ['merchant_not_found', 'staff_not_found', 'owner_last'],
  }),
  'DELETE /api/merchant/shops/{id}/staff/{userId}': endpoint({
    summary: '移除员工；最后一名店主不能移除',
    status: 204,
    params: StaffParams,
    problems: ['merchant_not_found', 'staff_not_found', 'owner_last'],
  }),
}

export const merchantsContract = { ...entryContract, ...shopContract }
