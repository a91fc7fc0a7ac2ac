import type { CouponBatchCard } from '@yuxiang/shared/api/promotions'

export type ClaimState = 'open' | 'again' | 'claimed' | 'gone' | 'early' | 'over'

/** Whether a coupon can be claimed now. `nowMs`: milliseconds. */
export function claimStateOf(
  batch: Pick<CouponBatchCard, 'startsAt' | 'endsAt' | 'left' | 'claimed' | 'perPersonLimit'>,
  nowMs: number = Date.now(),
): ClaimState {
  if (batch.claimed >= batch.perPersonLimit) return 'claimed'
  if (Date.parse(batch.endsAt) <= nowMs) return 'over'
  if (batch.left === 0) return batch.claimed > 0 ? 'claimed' : 'gone'
  if (Date.parse(batch.startsAt) > nowMs) return 'early'
  return batch.claimed > 0 ? 'again' : 'open'
}

/** How much of it is given out, in percent; some left is never 100. */
export function claimedPercent({ total, left }: Pick<CouponBatchCard, 'total' | 'left'>): number {
  return total === 0 ? 100 : Math.floor(((total - left) * 100) / total)
}
