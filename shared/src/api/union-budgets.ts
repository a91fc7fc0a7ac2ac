import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, PositiveFen } from './endpoint.ts'
import { Progress } from './union-progress.ts'

const Year = z.int().min(2020).max(2100)

/** The paper a budget stands on: minutes of the union's meeting, a transfer slip. */
export const SourceDocument = z.strictObject({
  title: line().min(2, { error: '请填写依据文件名称' }).max(100, { error: '文件名称最多 100 个字' }),
  documentNo: line().min(1, { error: '请填写文号' }).max(60, { error: '文号最多 60 个字' }),
  issuedOn: z.iso.date({ error: '请填写文件日期' }),
})

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

/** A union's money of a year, from its paper to its close. `{id}` as in union-office.ts. */
export const unionBudgetsContract = {
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
      amountFen: PositiveFen,
      memberYearCapFen: PositiveFen.optional(),
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
}
