import type { PolicyParameter } from './policy.ts'

const livestreams = '渝府办发〔2021〕88号：发展直播带货；平台直播规则'
const support = (value: number, unit: PolicyParameter['unit']): PolicyParameter => ({
  value,
  unit,
  basis: `${livestreams}：流量扶持按近 30 天成效与产地计分`,
  validFrom: '2026-11-26',
})
const waiver = (value: number, unit: PolicyParameter['unit']): PolicyParameter => ({
  value,
  unit,
  basis: `${livestreams}：直播成交的手续费减免，按月核定`,
  validFrom: '2026-11-26',
})

/** Parameters of reminders, attribution, traffic support and fee waivers of live sessions. */
export const liveReachPolicy = {
  /** Whoever asked for it is reminded so long before a session begins. */
  liveReminder: {
    value: 10,
    unit: 'minutes',
    basis: '平台直播规则：开播前 10 分钟提醒，每次预约提醒一次',
    validFrom: '2026-11-26',
  },
  /** After a click on a session orders count for it so long; the last click wins. */
  liveAttribution: {
    value: 7,
    unit: 'days',
    basis: '平台直播规则：点击直播后 7 日内的订单计入该场直播，以最后一次点击为准',
    validFrom: '2026-11-26',
  },
  /** Traffic support looks back so far. */
  liveSupportDays: support(30, 'days'),
  /** For each so much of net sales one point … */
  liveSupportSalesStep: support(50_000, 'fen'),
  /** … up to so many. */
  liveSupportSalesMax: support(400, 'count'),
  /** Of a thousand exposures so many clicks are one point … */
  liveSupportClicksStep: support(5, 'perMille'),
  /** … up to so many. */
  liveSupportClicksMax: support(100, 'count'),
  /** Fewer exposures say nothing about the share that clicks. */
  liveSupportExposuresMin: support(200, 'count'),
  /** Refunded so much of the sales takes all points of sales away. */
  liveSupportRefundsMax: support(30, 'percent'),
  /** From a county on the national list of key counties for revitalisation. */
  liveSupportListedCounty: support(150, 'count'),
  /** Of a farmers' cooperative or a family farm. */
  liveSupportCooperative: support(100, 'count'),
  /** From so much of live sales in a month on, the merchant's fees of these sales are waived … */
  liveWaiverSales: waiver(1_000_000, 'fen'),
  /** … in a listed county from this on. */
  liveWaiverSalesListed: waiver(100_000, 'fen'),
  /** Of the fees of the live sales, so much is waived … */
  liveWaiverShare: waiver(500, 'perMille'),
  /** … in a listed county, and for a cooperative or family farm … */
  liveWaiverShareListed: waiver(1_000, 'perMille'),
  /** … and no more than this in a month. */
  liveWaiverCap: waiver(50_000, 'fen'),
} as const satisfies Record<string, PolicyParameter>
