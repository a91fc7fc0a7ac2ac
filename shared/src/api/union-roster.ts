import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Pages, Phone } from './endpoint.ts'

export const Member = z.strictObject({
  id: Id,
  name: z.string(),
  /** `138****0000`. */
  phoneMasked: z.string(),
  group: z.string(),
  state: z.enum(['active', 'left']),
  joined: z.boolean(),
  /** Granted and bought for them this calendar year, less what was withdrawn, expired or given back. */
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

const MemberParams = z.strictObject({ id: Id, memberId: Id })

/** Who belongs to a union: members one by one, from a file, and by request. `{id}` as in union-office.ts. */
export const unionRosterContract = {
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
    problems: ['not_found', 'join_request_outdated', 'member_exists'],
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
}
