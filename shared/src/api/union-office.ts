import { z } from 'zod'
import { endpoint, Id, IdParams, line, listOf, Phone } from './endpoint.ts'

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

/** Somebody who acts for a union. */
export const Officer = z.strictObject({
  userId: Id,
  /** `138****0000`. */
  phoneMasked: z.string(),
  isSelf: z.boolean(),
})
export type Officer = z.infer<typeof Officer>

/** A union and who acts for it. `{id}` is the union unless the path says otherwise; a stranger's is not found. */
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
