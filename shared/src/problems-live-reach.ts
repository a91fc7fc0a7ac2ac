/** What reminders, clicks, sums and fee waivers of live sessions refuse. */
export const liveReachProblems = {
  live_session_cancelled: [409, '直播已取消，无需提醒'],
  live_session_started: [409, '直播已经开始，无需提醒'],
  waiver_month_not_over: [422, '当月的订单还没有全部完成，完成后再核定减免'],
  waiver_nothing_due: [422, '所选商家没有可减免的手续费，或已经核定'],
} as const satisfies Record<string, readonly [status: number, title: string]>
