/** What statistics of sales, their targets and bulletins refuse. */
export const statisticsProblems = {
  sales_target_changed: [409, '目标刚由他人改动，请刷新后再设'],
  bulletin_not_found: [404, '通报不存在'],
  bulletin_period_not_over: [422, '这一期间还没有结束，结束后再起草通报'],
  bulletin_drafted: [409, '这一期间已有草稿，请在草稿上修改，或删除后重新起草'],
  bulletin_state_conflict: [409, '通报的状态已变化，请刷新后查看'],
  bulletin_text_changed: [409, '草稿刚由他人改动，请刷新后再改'],
} as const satisfies Record<string, readonly [status: number, title: string]>
