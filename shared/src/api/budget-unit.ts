import { z } from 'zod'
import { endpoint, Fen, Id, listOf, Pages } from './endpoint.ts'
import { BudgetUnitView, ChargedOrder, FilingInput, FilingYear, ShareYear } from './reserved-share.ts'

const YearParams = z.strictObject({ id: Id, year: FilingYear })
const Revision = z.strictObject({ revision: z.int().min(1).max(1_000_000) })

/** The desk of a budget unit's officers. `{id}` is the unit; a stranger's is not found. */
export const budgetUnitContract = {
  'GET /api/budget-unit/units': endpoint({
    summary: '我经办的预算单位',
    status: 200,
    answer: listOf(BudgetUnitView),
  }),
  'GET /api/budget-unit/units/{id}/years/{year}': endpoint({
    summary: '某年的预留份额填报、历次版本与采购进度',
    status: 200,
    params: YearParams,
    answer: ShareYear,
    problems: ['budget_unit_not_found'],
  }),
  'PUT /api/budget-unit/units/{id}/years/{year}': endpoint({
    summary: '暂存填报；已通过的另起新版本',
    status: 200,
    params: YearParams,
    body: FilingInput,
    answer: ShareYear,
    problems: [
      'budget_unit_not_found',
      'budget_unit_closed',
      'filing_year_closed',
      'filing_amendment_closed',
      'filing_changed',
    ],
  }),
  'POST /api/budget-unit/units/{id}/years/{year}/submit': endpoint({
    summary: '提交暂存的填报',
    status: 200,
    params: YearParams,
    body: Revision,
    answer: ShareYear,
    problems: [
      'budget_unit_not_found',
      'budget_unit_closed',
      'filing_year_closed',
      'filing_amendment_closed',
      'filing_changed',
    ],
  }),
  'POST /api/budget-unit/units/{id}/years/{year}/withdraw': endpoint({
    summary: '撤回待审核的填报',
    status: 200,
    params: YearParams,
    body: Revision,
    answer: ShareYear,
    problems: ['budget_unit_not_found', 'filing_changed'],
  }),
  'GET /api/budget-unit/units/{id}/years/{year}/orders': endpoint({
    summary: '计入预留份额的订单，新的在前',
    status: 200,
    params: YearParams,
    query: z.strictObject(Pages),
    answer: listOf(ChargedOrder),
    problems: ['budget_unit_not_found'],
  }),
  'GET /api/budget-unit/units/{id}/years/{year}/file': endpoint({
    summary: '导出填报与采购明细（XLSX）的下载地址，10 分钟有效',
    status: 200,
    params: YearParams,
    answer: z.strictObject({ url: z.string() }),
    problems: ['budget_unit_not_found'],
  }),
  'GET /api/budget-unit/chargeable': endpoint({
    summary: '下单时可以计入的预留份额',
    status: 200,
    answer: listOf(
      z.strictObject({
        filingId: Id,
        unitName: z.string(),
        year: z.int(),
        reservedFen: Fen,
        boughtFen: Fen,
      }),
    ),
  }),
}
