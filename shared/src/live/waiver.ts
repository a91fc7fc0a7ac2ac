import { policy } from '../policy.ts'

/** Why fees are waived: enough sold by live sessions, or from a listed county and something sold. */
export const waiverGrounds = ['sales', 'listedCounty'] as const
export type WaiverGround = (typeof waiverGrounds)[number]

export const waiverGroundNames: Record<WaiverGround, string> = {
  sales: '直播成交达标',
  listedCounty: '重点帮扶县',
}

export interface WaiverFacts {
  /** Sold through live sessions in the month, completed and less refunds. */
  liveSalesFen: number
  /** Its county is on the national list. */
  isListed: boolean
  /** A farmers' cooperative or a family farm. */
  isCooperative: boolean
}

export interface WaiverRule {
  salesFen: number
  salesListedFen: number
  sharePerMille: number
  shareListedPerMille: number
  capFen: number
  feePerMille: number
}

export interface Waiver {
  ground: WaiverGround
  sharePerMille: number
  amountFen: number
}

/** The rule as the policy has it now. */
export const waiverRule = (): WaiverRule => ({
  salesFen: policy.liveWaiverSales.value,
  salesListedFen: policy.liveWaiverSalesListed.value,
  sharePerMille: policy.liveWaiverShare.value,
  shareListedPerMille: policy.liveWaiverShareListed.value,
  capFen: policy.liveWaiverCap.value,
  feePerMille: policy.merchantFee.value,
})

/** So many days after a month its last orders have been received by themselves and can no longer be returned. */
export const waiverWaitDays = (): number => policy.automaticReceipt.value + policy.returnPeriod.value

/**
 * What of a merchant's fees is waived for a month: a share of the fees of its live sales, in whole fen, never above the
 * cap nor above these fees; null when it has no claim, or the share is less than a fen.
 */
export function waiverOf(facts: WaiverFacts, rule: WaiverRule = waiverRule()): Waiver | null {
  const ground = groundOf(facts, rule)
  if (ground === null) return null
  const sharePerMille = facts.isListed || facts.isCooperative ? rule.shareListedPerMille : rule.sharePerMille
  const share =
    (BigInt(facts.liveSalesFen) * BigInt(rule.feePerMille) * BigInt(Math.min(sharePerMille, 1_000))) /
    1_000_000n
  const amountFen = Math.min(Number(share), rule.capFen)
  return amountFen > 0 ? { ground, sharePerMille, amountFen } : null
}

function groundOf({ liveSalesFen, isListed }: WaiverFacts, rule: WaiverRule): WaiverGround | null {
  if (liveSalesFen <= 0) return null
  if (liveSalesFen >= rule.salesFen) return 'sales'
  return isListed && liveSalesFen >= rule.salesListedFen ? 'listedCounty' : null
}
