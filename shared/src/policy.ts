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
  cartLinesMax: { value: 120, unit: 'count', basis: '平台交易规则', validFrom: '2026-01-01' },
  addressesMax: { value: 50, unit: 'count', basis: '平台交易规则', validFrom: '2026-01-01' },
} as const satisfies Record<string, PolicyParameter>
