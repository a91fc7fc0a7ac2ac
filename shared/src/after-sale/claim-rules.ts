import { policy } from '../policy.ts'
import type { ProblemCode } from '../problems.ts'
import type { AfterSaleKind } from '../states/after-sale.ts'
import type { OrderState, Receipt } from '../states/order.ts'
import { type AfterSaleReasonKey, afterSaleReasonOf, type ClaimGround } from './reasons.ts'

export interface ClaimedOrder {
  state: OrderState
  receivedAt: Date | null
  receivedBy: Receipt | null
}

/** Until when a claim may be made (null: no end yet), or why it may not. */
export type ClaimAnswer = { until: Date | null } | { refusal: ProblemCode }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CHINA_MS = 8 * HOUR_MS

/**
 * The seven days of 《消费者权益保护法》第二十五条 are counted from the day after receipt
 * (《网络购买商品七日无理由退货暂行办法》): they end with the seventh day in China.
 */
export function returnPeriodEnd(receivedAt: Date): Date {
  return startOfDay(dayOf(receivedAt) + policy.returnPeriod.value + 1)
}

/** What was received before this moment can no longer be returned at `now`: {@link returnPeriodEnd}, as a query asks it. */
export const returnableSince = (now: Date): Date => startOfDay(dayOf(now) - policy.returnPeriod.value)

/** Days in China, counted through. */
const dayOf = (at: Date): number => Math.floor((at.getTime() + CHINA_MS) / DAY_MS)
const startOfDay = (day: number): Date => new Date(day * DAY_MS - CHINA_MS)

/** When the ground's time is over, from the moment of receipt. */
function periodEnd(ground: ClaimGround, receivedAt: Date): Date {
  switch (ground) {
    case 'freshDamage':
      return new Date(receivedAt.getTime() + policy.freshDamageClaim.value * HOUR_MS)
    case 'notArrived':
      return new Date(receivedAt.getTime() + policy.notArrivedClaim.value * DAY_MS)
    case 'quality':
      return new Date(receivedAt.getTime() + policy.qualityClaim.value * DAY_MS)
    default:
      return returnPeriodEnd(receivedAt)
  }
}

/** Whether a line of an order may be claimed for a reason at this moment, and until when. */
export function claimOf(
  order: ClaimedOrder,
  line: { fresh: boolean },
  asked: { kind: AfterSaleKind; reason: AfterSaleReasonKey },
  now: Date,
): ClaimAnswer {
  const { ground, kinds } = afterSaleReasonOf(asked.reason)
  if (!kinds.includes(asked.kind)) return { refusal: 'after_sale_reason_unfit' }
  switch (order.state) {
    case 'paid':
      if (asked.kind !== 'refundOnly') return { refusal: 'after_sale_not_shipped' }
      return ground === 'unshipped' ? { until: null } : { refusal: 'after_sale_reason_unfit' }
    case 'shipped':
    case 'received':
    case 'completed':
      return claimOfShipped(order, line, ground, now)
    default:
      return { refusal: 'order_state_conflict' }
  }
}

function claimOfShipped(
  order: ClaimedOrder,
  line: { fresh: boolean },
  ground: ClaimGround,
  now: Date,
): ClaimAnswer {
  if (ground === 'unshipped') return { refusal: 'after_sale_already_shipped' }
  if (ground === 'sevenDays' && line.fresh) return { refusal: 'after_sale_fresh_exempt' }
  if (ground === 'freshDamage' && !line.fresh) return { refusal: 'after_sale_reason_unfit' }
  if (order.receivedAt === null) return { until: null }
  // Who confirmed the receipt has said that it came; the system only thought so.
  if (ground === 'notArrived' && order.receivedBy !== 'system') return { refusal: 'after_sale_reason_unfit' }
  const until = periodEnd(ground, order.receivedAt)
  return now < until ? { until } : { refusal: 'after_sale_period_over' }
}
