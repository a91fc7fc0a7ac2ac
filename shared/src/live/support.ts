import { policy } from '../policy.ts'

/** What a session's room did in the last weeks, and where it comes from. */
export interface SupportFacts {
  exposures: number
  clicks: number
  salesFen: number
  /** Of the sales. */
  refundedFen: number
  isListedCounty: boolean
  isCooperative: boolean
}

export interface Support {
  score: number
  salesPoints: number
  clickPoints: number
  countyPoints: number
  cooperativePoints: number
}

/**
 * 流量扶持: the points that decide which session stands first. Sales net of refunds and the share of clicks count up to a
 * bound each, so that no large room drives the small ones out; where it comes from counts beside it. Whole points.
 */
export function supportPoints(facts: SupportFacts): Support {
  const salesPoints = isOftenRefunded(facts) ? 0 : salesPointsOf(facts)
  const clickPoints = clickPointsOf(facts)
  const countyPoints = facts.isListedCounty ? policy.liveSupportListedCounty.value : 0
  const cooperativePoints = facts.isCooperative ? policy.liveSupportCooperative.value : 0
  return {
    score: salesPoints + clickPoints + countyPoints + cooperativePoints,
    salesPoints,
    clickPoints,
    countyPoints,
    cooperativePoints,
  }
}

const isOftenRefunded = ({ salesFen, refundedFen }: SupportFacts): boolean =>
  refundedFen > 0 && refundedFen * 100 >= salesFen * policy.liveSupportRefundsMax.value

function salesPointsOf({ salesFen, refundedFen }: SupportFacts): number {
  const netFen = Math.max(0, salesFen - refundedFen)
  return Math.min(Math.floor(netFen / policy.liveSupportSalesStep.value), policy.liveSupportSalesMax.value)
}

function clickPointsOf({ exposures, clicks }: SupportFacts): number {
  if (exposures < policy.liveSupportExposuresMin.value) return 0
  const perMille = Math.floor((Math.min(clicks, exposures) * 1_000) / exposures)
  return Math.min(
    Math.floor(perMille / policy.liveSupportClicksStep.value),
    policy.liveSupportClicksMax.value,
  )
}

interface Ranked {
  id: string
  isLive: boolean
  startsAt: string
  score: number
}

/** In which order sessions stand: those that run before those to come, then by points, the sooner first. */
export function inOrderOfSupport<Session extends Ranked>(sessions: readonly Session[]): Session[] {
  return sessions.toSorted(
    (a, b) =>
      Number(b.isLive) - Number(a.isLive) ||
      b.score - a.score ||
      Date.parse(a.startsAt) - Date.parse(b.startsAt) ||
      (a.id < b.id ? -1 : 1),
  )
}
