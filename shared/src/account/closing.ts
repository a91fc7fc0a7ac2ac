/** What must be settled before an account is closed: somebody else still waits for it, or money would be lost. */
export const closingObstacles = {
  orders: '还有订单没有完成，请等订单完成（收货满七天）或退款后再注销',
  afterSales: '还有售后没有结束',
  cases: '还有投诉举报没有办结，办理部门需要联系您',
  allowances: '还有工会额度没有用完',
  shop: '您是店铺成员，请先退出店铺或移交店主',
  entry: '还有入驻申请，请先撤回并删除',
  office: '您还担任平台、部门、工会或预算单位的职务，请先由管理员解除',
} as const

export type ClosingObstacle = keyof typeof closingObstacles

export const closingObstacleKeys = Object.keys(closingObstacles) as [ClosingObstacle, ...ClosingObstacle[]]
