import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging, Phone } from './endpoint.ts'
import { GrantScope } from './union.ts'

const Pages = { page: Paging.page, pageSize: Paging.pageSize }
const Year = z.int().min(2020).max(2100)
const positiveFen = z
  .int({ error: '金额必须精确到分' })
  .min(1, { error: '金额必须大于 0' })
  .max(10_000_000_000, { error: '金额过大' })

/** The paper a budget stands on: minutes of the union's meeting, a transfer slip. */
export const SourceDocument = z.strictObject({
  title: line().min(2, { error: '请填写依据文件名称' }).max(100, { error: '文件名称最多 100 个字' }),
  documentNo: line().min(1, { error: '请填写文号' }).max(60, { error: '文号最多 60 个字' }),
  issuedOn: z.iso.date({ error: '请填写文件日期' }),
})

export const UnionView = z.strictObject({
  id: Id,
  name: z.string(),
  unitName: z.string(),
  inviteCode: z.string(),
  members: z.int().min(0),
  joinRequests: z.int().min(0),
  invoiceTitle: z.string(),
  taxNo: z.string(),
})
export type UnionView = z.infer<typeof UnionView>

export const Budget = z.strictObject({
  id: Id,
  year: Year,
  state: z.enum(['open', 'closed']),
  /** All that was opened and added. */
  amountFen: Fen,
  /** Granted to members and not come back, and bought collectively. */
  committedFen: Fen,
  /** What can still be granted: the balance of the fund's account. */
  availableFen: Fen,
  /** What one member may get in the year; null: the policy's figure. */
  memberYearCapFen: Fen.nullable(),
  sources: z.array(
    z.strictObject({
      id: Id,
      ...SourceDocument.shape,
      amountFen: Fen,
      addedAt: Instant,
      /** The scanned paper, good for 10 minutes; null while there is none. */
      fileUrl: z.string().nullable(),
    }),
  ),
  closedAt: Instant.nullable(),
  /** What went back to its source when the year was closed. */
  returnedFen: Fen.nullable(),
})
export type Budget = z.infer<typeof Budget>

export const Member = z.strictObject({
  id: Id,
  name: z.string(),
  /** `138****0000`. */
  phoneMasked: z.string(),
  group: z.string(),
  state: z.enum(['active', 'left']),
  joined: z.boolean(),
  /** Granted this calendar year, less what was withdrawn or expired. */
  grantedThisYearFen: Fen,
})
export type Member = z.infer<typeof Member>

export const MemberInput = z.strictObject({
  name: line().min(2, { error: '请填写姓名' }).max(20, { error: '姓名最多 20 个字' }),
  phone: Phone,
  group: line().max(30, { error: '分组最多 30 个字' }),
})

export const RosterImport = z.strictObject({
  id: Id,
  fileName: z.string(),
  state: z.enum(['preview', 'imported', 'cancelled']),
  rows: z.int().min(0),
  added: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  /** Rows that can't be imported; while there are any, nothing is. At most 200 are listed. */
  errorCount: z.int().min(0),
  errors: z.array(z.strictObject({ row: z.int().min(1), column: z.string(), message: z.string() })),
  sample: z.array(
    z.strictObject({ row: z.int(), name: z.string(), phoneMasked: z.string(), group: z.string() }),
  ),
})
export type RosterImport = z.infer<typeof RosterImport>

export const GrantInput = z.strictObject({
  budgetId: Id,
  name: line().min(2, { error: '请填写发放名称' }).max(30, { error: '名称最多 30 个字' }),
  /** One amount for all, or one for each group that gets any. */
  amounts: z.union([
    z.strictObject({ perMemberFen: positiveFen }),
    z.strictObject({
      perGroup: z
        .array(z.strictObject({ group: z.string().max(30), amountFen: positiveFen }))
        .min(1, { error: '请至少为一个分组设置金额' })
        .max(200)
        .refine((groups) => new Set(groups.map((one) => one.group)).size === groups.length, {
          error: '同一分组只能设置一个金额',
        }),
    }),
  ]),
  scope: GrantScope,
  validFrom: z.iso.date({ error: '请选择开始日期' }),
  validTo: z.iso.date({ error: '请选择截止日期' }),
})
export type GrantInput = z.infer<typeof GrantInput>

export const GrantPreview = z.strictObject({
  members: z.int().min(0),
  totalFen: Fen,
  availableFen: Fen,
  groups: z.array(z.strictObject({ group: z.string(), members: z.int(), amountFen: Fen, totalFen: Fen })),
  cap: z.strictObject({ amountFen: Fen, basis: z.string() }),
  /** Members who would be above the yearly cap; at most 100 are listed. */
  overCapCount: z.int().min(0),
  overCap: z.array(z.strictObject({ memberId: Id, name: z.string(), grantedFen: Fen, amountFen: Fen })),
  usableProducts: z.int().min(0),
  /** Names exactly these members and amounts: sent with the issue, another roster by then is refused. */
  digest: z.string(),
  /** What stands in the way of issuing, in words; empty when nothing does. */
  obstacles: z.array(z.string()),
})
export type GrantPreview = z.infer<typeof GrantPreview>

export const Grant = z.strictObject({
  id: Id,
  budgetId: Id,
  name: z.string(),
  scope: GrantScope,
  scopeText: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  state: z.enum(['issued', 'withdrawn', 'expired']),
  members: z.int().min(0),
  amountFen: Fen,
  spentFen: Fen,
  /** Held by orders that are not paid yet. */
  heldFen: Fen,
  remainingFen: Fen,
  returnedFen: Fen,
  issuedAt: Instant,
})
export type Grant = z.infer<typeof Grant>

/** Somebody who acts for a union. */
export const Officer = z.strictObject({
  userId: Id,
  /** `138****0000`. */
  phoneMasked: z.string(),
  isSelf: z.boolean(),
})
export type Officer = z.infer<typeof Officer>

const Share = z.strictObject({ name: z.string(), amountFen: Fen, quantity: z.int().min(0) })

/** A figure and its parts, for charts; every sum equals the ledger's. */
export const Progress = z.strictObject({
  grantedFen: Fen,
  spentFen: Fen,
  heldFen: Fen,
  remainingFen: Fen,
  returnedFen: Fen,
  /** Of the rest, what ends within 30 days. */
  expiringSoonFen: Fen,
  membersGranted: z.int(),
  membersSpent: z.int(),
  byProduct: z.array(Share),
  byCounty: z.array(Share),
  byMonth: z.array(z.strictObject({ month: z.string(), amountFen: Fen })),
})
export type Progress = z.infer<typeof Progress>

export const AllowanceRow = z.strictObject({
  memberId: Id,
  name: z.string(),
  phoneMasked: z.string(),
  group: z.string(),
  amountFen: Fen,
  spentFen: Fen,
  remainingFen: Fen,
  /** Orders paid with it: how many, and how many of them the member has received (签收). */
  orders: z.int().min(0),
  received: z.int().min(0),
  /** Of those received, how many nobody confirmed: the system did after the time for it. */
  receivedBySystem: z.int().min(0),
})

const MemberParams = z.strictObject({ id: Id, memberId: Id })

/** Calls of union officers. `{id}` is the union unless the path says otherwise; a stranger's is not found. */
export const unionOfficeContract = {
  'GET /api/union-office/unions': endpoint({
    summary: '我管理的工会',
    status: 200,
    answer: listOf(UnionView),
  }),
  'POST /api/union-office/unions/{id}/invite-code': endpoint({
    summary: '更换邀请码，旧码立即失效',
    status: 200,
    params: IdParams,
    answer: UnionView,
    problems: ['union_not_found'],
  }),
  'GET /api/union-office/unions/{id}/officers': endpoint({
    summary: '工会干部',
    status: 200,
    params: IdParams,
    answer: listOf(Officer),
    problems: ['union_not_found'],
  }),
  'POST /api/union-office/unions/{id}/officers': endpoint({
    summary: '按手机号增加一名工会干部；已是干部的不变',
    status: 200,
    params: IdParams,
    body: z.strictObject({ phone: Phone }),
    answer: listOf(Officer),
    problems: ['union_not_found', 'officer_limit'],
  }),
  'DELETE /api/union-office/unions/{id}/officers/{userId}': endpoint({
    summary: '移除一名工会干部；最后一名不能移除',
    status: 204,
    params: z.strictObject({ id: Id, userId: Id }),
    problems: ['union_not_found', 'officer_not_found', 'officer_last'],
  }),
  'GET /api/union-office/unions/{id}/budgets': endpoint({
    summary: '年度预算',
    status: 200,
    params: IdParams,
    answer: listOf(Budget),
    problems: ['union_not_found'],
  }),
  'POST /api/union-office/unions/{id}/budgets': endpoint({
    summary: '开立年度预算；同年再次提交为追加',
    status: 201,
    params: IdParams,
    body: z.strictObject({
      year: Year,
      amountFen: positiveFen,
      memberYearCapFen: positiveFen.optional(),
      source: SourceDocument,
    }),
    answer: Budget,
    idempotent: true,
    problems: ['union_not_found', 'budget_closed', 'cap_above_policy'],
  }),
  'POST /api/union-office/budget-sources/{id}/file': endpoint({
    summary: '上传依据文件的原件（PDF、JPG 或 PNG，multipart 字段 file）；再次上传即更换',
    status: 200,
    params: IdParams,
    multipart: true,
    answer: Budget,
    problems: ['not_found', 'file_too_large', 'file_type_not_allowed'],
  }),
  'POST /api/union-office/budgets/{id}/close': endpoint({
    summary: '年度结账：收回未用额度，余额退回来源',
    status: 200,
    params: IdParams,
    answer: Budget,
    problems: ['budget_not_found', 'budget_has_held'],
  }),
  'GET /api/union-office/budgets/{id}/progress': endpoint({
    summary: '预算执行情况',
    status: 200,
    params: IdParams,
    answer: Progress,
    problems: ['budget_not_found'],
  }),
  'GET /api/union-office/unions/{id}/members': endpoint({
    summary: '会员名册',
    status: 200,
    params: IdParams,
    query: z.strictObject({
      q: z.string().trim().max(30).optional(),
      group: z.string().max(30).optional(),
      state: z.enum(['active', 'left']).optional(),
      ...Pages,
    }),
    answer: listOf(Member),
    problems: ['union_not_found'],
  }),
  'GET /api/union-office/unions/{id}/groups': endpoint({
    summary: '名册中的分组与在册人数',
    status: 200,
    params: IdParams,
    answer: listOf(z.strictObject({ group: z.string(), members: z.int() })),
    problems: ['union_not_found'],
  }),
  'POST /api/union-office/unions/{id}/members': endpoint({
    summary: '新增一名会员',
    status: 201,
    params: IdParams,
    body: MemberInput,
    answer: Member,
    problems: ['union_not_found', 'member_exists'],
  }),
  'PATCH /api/union-office/unions/{id}/members/{memberId}': endpoint({
    summary: '修改会员；state 为 left 即退会（未用额度收回）',
    status: 200,
    params: MemberParams,
    body: z.strictObject({ ...MemberInput.partial().shape, state: z.enum(['active', 'left']).optional() }),
    answer: Member,
    problems: ['union_not_found', 'member_not_found', 'member_exists'],
  }),
  'GET /api/union-office/unions/{id}/join-requests': endpoint({
    summary: '凭邀请码申请加入的人',
    status: 200,
    params: IdParams,
    answer: listOf(
      z.strictObject({ id: Id, name: z.string(), phoneMasked: z.string(), requestedAt: Instant }),
    ),
    problems: ['union_not_found'],
  }),
  'POST /api/union-office/join-requests/{id}/decide': endpoint({
    summary: '通过或拒绝加入申请',
    status: 204,
    params: IdParams,
    body: z.strictObject({ approve: z.boolean(), group: line().max(30).optional() }),
    problems: ['not_found', 'member_exists'],
  }),
  'POST /api/union-office/unions/{id}/roster-imports': endpoint({
    summary: '上传名册（XLSX 或 CSV，multipart 字段 file）：预览，不写入',
    status: 201,
    params: IdParams,
    multipart: true,
    answer: RosterImport,
    problems: ['union_not_found', 'file_too_large', 'roster_unreadable', 'roster_too_long'],
  }),
  'POST /api/union-office/roster-imports/{id}/confirm': endpoint({
    summary: '确认导入：全部写入或全不写入',
    status: 200,
    params: IdParams,
    answer: RosterImport,
    problems: ['not_found', 'roster_has_errors', 'roster_outdated'],
  }),
  'POST /api/union-office/unions/{id}/grants/preview': endpoint({
    summary: '发放试算，不写入',
    status: 200,
    params: IdParams,
    body: GrantInput,
    answer: GrantPreview,
    problems: ['union_not_found', 'budget_not_found'],
  }),
  'POST /api/union-office/unions/{id}/grants': endpoint({
    summary: '发放；会员、人数或总额与试算不同，或同名的发放仍在使用，则拒绝',
    status: 201,
    params: IdParams,
    body: z.strictObject({
      ...GrantInput.shape,
      expectedMembers: z.int().min(1),
      expectedTotalFen: Fen,
      /** The preview's; left out, only the sums are compared. */
      expectedDigest: z.string().max(64).optional(),
    }),
    answer: Grant,
    idempotent: true,
    problems: [
      'union_not_found',
      'budget_not_found',
      'budget_closed',
      'budget_short',
      'cap_exceeded',
      'grant_changed',
      'grant_exists',
      'grant_dates_invalid',
      'grant_scope_invalid',
    ],
  }),
  'GET /api/union-office/unions/{id}/grants': endpoint({
    summary: '发放记录',
    status: 200,
    params: IdParams,
    query: z.strictObject({ budgetId: Id.optional(), ...Pages }),
    answer: listOf(Grant),
    problems: ['union_not_found'],
  }),
  'GET /api/union-office/grants/{id}': endpoint({
    summary: '一次发放及其进度',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ grant: Grant, progress: Progress }),
    problems: ['grant_not_found'],
  }),
  'GET /api/union-office/grants/{id}/allowances': endpoint({
    summary: '每名会员的额度与签收',
    status: 200,
    params: IdParams,
    query: z.strictObject({ q: z.string().trim().max(30).optional(), ...Pages }),
    answer: listOf(AllowanceRow),
    problems: ['grant_not_found'],
  }),
  'POST /api/union-office/grants/{id}/withdraw': endpoint({
    summary: '收回未用额度；已被未付款订单占用的在其结束后收回',
    status: 200,
    params: IdParams,
    answer: Grant,
    problems: ['grant_not_found'],
  }),
  'POST /api/operations/unions': endpoint({
    summary: '平台开通工会，并指定第一位工会干部',
    status: 201,
    body: z.strictObject({
      name: line().min(4, { error: '请填写工会名称' }).max(60),
      unitName: line().min(2, { error: '请填写单位名称' }).max(60),
      invoiceTitle: line().min(2).max(100),
      taxNo: z.string().regex(/^[0-9A-Z]{15,20}$/, { error: '税号为 15 至 20 位数字或大写字母' }),
      officerPhone: Phone,
    }),
    answer: UnionView,
    idempotent: true,
  }),
}
