import { z } from 'zod'
import { creditCodeOf, isCreditCode } from '../merchants/credit-code.ts'
import { canteens, filingStatuses, unitLevels } from '../reserved-share/words.ts'
import { endpoint, Fen, Id, IdParams, line, listOf, Pages, Phone } from './endpoint.ts'
import { BudgetUnitView, ChargedOrder, FilingYear, ShareYear } from './reserved-share.ts'

const unitFields = {
  name: line().min(4, { error: '请填写单位全称' }).max(60, { error: '单位名称最多 60 个字' }),
  creditCode: z
    .string()
    .max(40)
    .overwrite(creditCodeOf)
    .refine(isCreditCode, { error: '统一社会信用代码有误，请对照证书核对' }),
  level: z.enum(unitLevels),
  supervisor: line().min(2, { error: '请填写主管部门' }).max(60, { error: '主管部门最多 60 个字' }),
  /** 6-digit code; null for the city's own. */
  countyCode: z
    .string()
    .regex(/^\d{6}$/, { error: '请选择区县' })
    .nullable(),
}

const fitsLevel = (
  { level, countyCode }: { level: string; countyCode: string | null },
  context: { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void },
) => {
  if ((level === 'county') === (countyCode !== null)) return
  const message = level === 'county' ? '请选择所在区县' : '市级单位不选区县'
  context.addIssue({ code: 'custom', path: ['countyCode'], message })
}

export const BudgetUnitInput = z.strictObject(unitFields).superRefine(fitsLevel)
export type BudgetUnitInput = z.infer<typeof BudgetUnitInput>

const Reason = z.strictObject({
  reason: z.string().trim().min(2, { error: '请填写原因' }).max(200, { error: '原因最多 200 个字' }),
})

export const BudgetOfficer = z.strictObject({
  userId: Id,
  nickname: z.string(),
  /** `138****0000` */
  phoneMasked: z.string(),
})
export type BudgetOfficer = z.infer<typeof BudgetOfficer>

const ManagedUnit = z.strictObject({ ...BudgetUnitView.shape, officers: z.array(BudgetOfficer) })
export type ManagedUnit = z.infer<typeof ManagedUnit>

const unitsQuery = {
  year: FilingYear,
  /** A part of the name, or the credit code. */
  q: z.string().trim().max(60).optional(),
  county: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  level: z.enum(unitLevels).optional(),
  status: z.enum(filingStatuses).optional(),
}
export const ShareUnitsQuery = z.strictObject(unitsQuery)
export type ShareUnitsQuery = z.infer<typeof ShareUnitsQuery>

export const ShareUnitRow = z.strictObject({
  ...BudgetUnitView.shape,
  status: z.enum(filingStatuses),
  isLate: z.boolean(),
  /** Of the version in force, or of the one that waits for the city. */
  canteen: z.enum(canteens).nullable(),
  plannedFen: Fen,
  reservedFen: Fen,
  boughtFen: Fen,
  /** Of the share, rounded down; null when nothing is reserved. */
  percent: z.int().min(0).nullable(),
})
export type ShareUnitRow = z.infer<typeof ShareUnitRow>

/** Of all units that match, whatever their status. */
const ShareSums = z.strictObject({
  units: z.int().min(0),
  notFiled: z.int().min(0),
  waiting: z.int().min(0),
  accepted: z.int().min(0),
  plannedFen: Fen,
  reservedFen: Fen,
  boughtFen: Fen,
})

/** Budget units and their filings: the city's office reads and decides, the operator registers units and officers. */
export const reservedShareOfficeContract = {
  'GET /api/reserved-share/units': endpoint({
    summary: '全市预算单位的填报与采购进度',
    status: 200,
    query: z.strictObject({ ...unitsQuery, ...Pages }),
    answer: z.strictObject({
      items: z.array(ShareUnitRow),
      total: z.int().min(0),
      sums: ShareSums,
    }),
  }),
  'GET /api/reserved-share/units-file': endpoint({
    summary: '导出全市填报与采购进度（XLSX）的下载地址，10 分钟有效',
    status: 200,
    query: ShareUnitsQuery,
    answer: z.strictObject({ url: z.string() }),
  }),
  'GET /api/reserved-share/units/{id}': endpoint({
    summary: '一个预算单位某年的填报、历次版本与采购进度',
    status: 200,
    params: IdParams,
    query: z.strictObject({ year: FilingYear }),
    answer: ShareYear,
    problems: ['budget_unit_not_found'],
  }),
  'GET /api/reserved-share/units/{id}/orders': endpoint({
    summary: '一个预算单位某年计入预留份额的订单',
    status: 200,
    params: IdParams,
    query: z.strictObject({ year: FilingYear, ...Pages }),
    answer: listOf(ChargedOrder),
    problems: ['budget_unit_not_found'],
  }),
  'POST /api/reserved-share/filings/{id}/decide': endpoint({
    summary: '审核填报：通过，或退回并说明原因',
    status: 200,
    params: IdParams,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('accept'), revision: z.int().min(1) }),
      z.strictObject({
        decision: z.literal('return'),
        revision: z.int().min(1),
        ...Reason.shape,
      }),
    ]),
    answer: ShareYear,
    problems: ['filing_not_found', 'filing_changed'],
  }),
  'GET /api/operations/budget-units': endpoint({
    summary: '登记的预算单位与经办人',
    status: 200,
    query: z.strictObject({ q: z.string().trim().max(60).optional(), ...Pages }),
    answer: z.strictObject({ items: z.array(ManagedUnit), total: z.int().min(0) }),
  }),
  'POST /api/operations/budget-units': endpoint({
    summary: '登记预算单位，并指定第一位经办人',
    status: 201,
    body: z.strictObject({ ...unitFields, officerPhone: Phone }).superRefine(fitsLevel),
    answer: ManagedUnit,
    idempotent: true,
    problems: ['budget_unit_exists', 'region_unknown'],
  }),
  'GET /api/operations/budget-units/{id}': endpoint({
    summary: '一个预算单位与经办人',
    status: 200,
    params: IdParams,
    answer: ManagedUnit,
    problems: ['budget_unit_not_found'],
  }),
  'PUT /api/operations/budget-units/{id}': endpoint({
    summary: '修改预算单位的登记信息',
    status: 200,
    params: IdParams,
    body: BudgetUnitInput,
    answer: ManagedUnit,
    problems: ['budget_unit_not_found', 'budget_unit_exists', 'region_unknown'],
  }),
  'POST /api/operations/budget-units/{id}/close': endpoint({
    summary: '停用撤并的预算单位；历年填报与采购保留',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: ManagedUnit,
    problems: ['budget_unit_not_found'],
  }),
  'POST /api/operations/budget-units/{id}/reopen': endpoint({
    summary: '恢复停用的预算单位',
    status: 200,
    params: IdParams,
    answer: ManagedUnit,
    problems: ['budget_unit_not_found'],
  }),
  'POST /api/operations/budget-units/{id}/officers': endpoint({
    summary: '按手机号增加一名经办人；已是经办人的不变',
    status: 200,
    params: IdParams,
    body: z.strictObject({ phone: Phone }),
    answer: ManagedUnit,
    problems: ['budget_unit_not_found', 'budget_officer_limit'],
  }),
  'DELETE /api/operations/budget-units/{id}/officers/{userId}': endpoint({
    summary: '移除一名经办人；最后一名不能移除',
    status: 204,
    params: z.strictObject({ id: Id, userId: Id }),
    problems: ['budget_unit_not_found', 'budget_officer_not_found', 'budget_officer_last'],
  }),
}
