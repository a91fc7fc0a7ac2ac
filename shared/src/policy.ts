/**
 * Policy parameters: numbers that an authority or the operator may change. Value, unit, ground and the date from
 * which it holds; nothing of the kind stands in code elsewhere.
 */
export interface PolicyParameter {
  value: number
  unit: 'minutes' | 'days' | 'workingDays' | 'count' | 'fen' | 'percent'
  basis: string
  validFrom: string
}

export const policy = {
  /** A placed order keeps its stock this long without payment. */
  paymentTimeout: {
    value: 30,
    unit: 'minutes',
    basis: '平台交易规则：下单后 30 分钟未付款自动关闭',
    validFrom: '2026-01-01',
  },
  /** A shipped order counts as received after this long. */
  automaticReceipt: {
    value: 10,
    unit: 'days',
    basis: '平台交易规则：发货后 10 日自动确认收货',
    validFrom: '2026-01-01',
  },
  /** After receipt the order is completed when the return period has passed. */
  returnPeriod: {
    value: 7,
    unit: 'days',
    basis: '《消费者权益保护法》第二十五条：七日无理由退货',
    validFrom: '2014-03-15',
  },
  /** What one union member may be granted in a calendar year, in fen, unless the union sets less. */
  unionMemberYearCap: {
    value: 200_000,
    unit: 'fen',
    basis: '《基层工会经费收支管理办法》（总工办发〔2017〕32号）第八条：逢年过节慰问标准由上级工会规定',
    validFrom: '2026-01-01',
  },
  /** Points for each whole yuan of own money and goods received. */
  pointsPerYuanSpent: { value: 1, unit: 'count', basis: '平台积分规则', validFrom: '2026-01-01' },
  /** So many points pay one fen at checkout: a hundred points are one yuan. */
  pointsPerFenDeducted: { value: 1, unit: 'count', basis: '平台积分规则', validFrom: '2026-01-01' },
  /** The largest share of a line's goods that points may pay. */
  pointsDeductionMax: { value: 20, unit: 'percent', basis: '平台积分规则', validFrom: '2026-01-01' },
  pointsCheckIn: {
    value: 5,
    unit: 'count',
    basis: '平台积分规则：连续第 7 天起每日 10 分',
    validFrom: '2026-01-01',
  },
  pointsCheckInLongStreak: {
    value: 10,
    unit: 'count',
    basis: '平台积分规则：连续第 7 天起每日 10 分',
    validFrom: '2026-01-01',
  },
  pointsFirstReview: {
    value: 50,
    unit: 'count',
    basis: '平台积分规则：首次无投诉评价',
    validFrom: '2026-01-01',
  },
  /** After receipt a line can be reviewed so long. */
  reviewPeriod: {
    value: 90,
    unit: 'days',
    basis: '平台评价规则：收货后 90 日内可评价',
    validFrom: '2026-01-01',
  },
  /** WeChat's check of what people write is waited for so long, then the operator decides. */
  contentCheckPatience: {
    value: 1,
    unit: 'days',
    basis: '平台评价规则：一日内未完成自动审核的转人工审核',
    validFrom: '2026-01-01',
  },
  pointsPerSharedSale: {
    value: 30,
    unit: 'count',
    basis: '平台积分规则：分享带来成交',
    validFrom: '2026-01-01',
  },
  cartLinesMax: { value: 120, unit: 'count', basis: '平台交易规则', validFrom: '2026-01-01' },
  addressesMax: { value: 50, unit: 'count', basis: '平台交易规则', validFrom: '2026-01-01' },
} as const satisfies Record<string, PolicyParameter>
