/** What budget units, their filings and what is bought against them refuse. */
export const reservedShareProblems = {
  budget_unit_not_found: [404, '预算单位不存在'],
  budget_officer_not_found: [404, '该人员不是这个单位的经办人'],
  filing_not_found: [404, '预留份额填报不存在'],
  budget_unit_exists: [409, '该统一社会信用代码的单位已登记'],
  budget_unit_closed: [409, '该单位已停用，不能填报和采购'],
  budget_officer_last: [409, '至少要保留一名经办人'],
  filing_changed: [409, '填报内容或状态已变化，请刷新后重试'],
  budget_officer_limit: [422, '经办人已达上限'],
  filing_year_closed: [422, '现在不能填报这一年的预留份额'],
  filing_amendment_closed: [422, '已过调整期限，不能再调整'],
  reserved_filing_not_usable: [409, '这份预留份额填报现在不能计入，请重新选择'],
  reserved_own_money_only: [422, '计入预留份额的订单由单位付款，不能使用工会额度或积分'],
  reserved_nothing_counts: [422, '订单里没有认定有效的帮扶产品，不能计入预留份额'],
} as const satisfies Record<string, readonly [status: number, title: string]>
