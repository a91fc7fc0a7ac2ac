import type { OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { Tier } from '@yuxiang/shared/api/offer-terms'

/** The most that one order may get of a tier; null where nothing bounds it. */
function mostOfTier({ effect }: Tier): number | null {
  switch (effect.kind) {
    case 'less':
      return effect.amountFen
    case 'lessPerFull':
    case 'percentOff':
      return effect.ceilingFen
    case 'gift': {
      const values = effect.gifts.map(({ quantity, valueFen }) => quantity * valueFen)
      return effect.isChoice ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0)
    }
    // What freight and a coupon will cost, nobody knows yet.
    case 'freeFreight':
    case 'coupon':
      return null
  }
}

/**
 * What all of an offer may cost its payer, in fen: its budget, or how often it may be used times the most it gives,
 * whichever is less. Null when neither bounds it.
 */
export function mostCostFen({ budgetFen, totalLimit, tiers }: OfferPlan): number | null {
  const each = tiers.map(mostOfTier)
  const most = each.every((one) => one !== null) ? Math.max(...each) : null
  const byCount = totalLimit !== null && most !== null ? totalLimit * most : null
  if (budgetFen === null || byCount === null) return budgetFen ?? byCount
  return Math.min(budgetFen, byCount)
}
