/**
 * What campaigns and coupons are to the pricing function: offers. Scope, time, person and budget are decided by the
 * server before; here an offer is arithmetic. All amounts in fen.
 */

/** The order in which offers bear on the price: each level counts what the levels before it left. */
export const offerLevels = ['merchant', 'platform', 'coupon'] as const
export type OfferLevel = (typeof offerLevels)[number]

/** Goods given along. Its stated value is what the law demands beside a gift, and what is charged when it is kept. */
export interface OfferGift {
  skuId: string
  merchantId: string
  quantity: number
  /** Stated value of one unit. */
  valueFen: number
  /** In stock at this moment; a gift with less than `quantity` is not to be had. */
  available: number
}

export type OfferEffect =
  | { kind: 'less'; amountFen: number }
  /** For each full threshold so much less, up to the ceiling. */
  | { kind: 'lessPerFull'; amountFen: number; ceilingFen: number }
  /** 20 percent off is 8 折. */
  | { kind: 'percentOff'; percent: number; ceilingFen: number | null }
  | { kind: 'freeFreight' }
  /** One of them by the buyer's choice, or all. */
  | { kind: 'gift'; gifts: readonly OfferGift[]; isChoice: boolean }
  /** A coupon for the next purchase, given at receipt. */
  | { kind: 'coupon'; batchId: string }

export interface OfferTier {
  /** Fen for `spend`, pieces for `quantity`. */
  threshold: number
  effect: OfferEffect
}

export interface Offer {
  id: string
  level: OfferLevel
  /** Who bears what it gives. */
  payer: 'merchant' | 'platform'
  basis: 'spend' | 'quantity'
  /** Thresholds ascending; of those that are reached the one that is best for the buyer counts. */
  tiers: readonly OfferTier[]
  /** Of offers in one group at most one stands; null stands with all. */
  group: string | null
  /** The lines in its scope. */
  skuIds: ReadonlySet<string>
  /** What its budget still allows; null has none. An offer that would give more gives nothing. */
  budgetLeftFen: number | null
  /** Coupons that end earlier are used first. ISO 8601. */
  endsAt: string
}

/** What the buyer decided about offers. */
export interface OfferWish {
  /** Gift chosen, by offer. */
  gifts: ReadonlyMap<string, string>
  declined: ReadonlySet<string>
}

export const noWish: OfferWish = { gifts: new Map(), declined: new Set() }

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const weightOf = (effect: OfferEffect): number => {
  switch (effect.kind) {
    case 'less':
    case 'lessPerFull':
      return effect.amountFen
    case 'percentOff':
      return effect.percent
    case 'gift':
      return effect.gifts.reduce((sum, gift) => sum + gift.quantity * gift.valueFen, 0)
    default:
      return 0
  }
}
const effectKinds: readonly OfferEffect['kind'][] = [
  'less',
  'lessPerFull',
  'percentOff',
  'freeFreight',
  'gift',
  'coupon',
]

/**
 * By level, then by what an offer says; its id, which tells when it was made, only parts twins. So nothing depends on
 * the order in which campaigns were created or handed in.
 */
export function compareOffers(a: Offer, b: Offer): number {
  const byLevel = offerLevels.indexOf(a.level) - offerLevels.indexOf(b.level)
  if (byLevel !== 0) return byLevel
  const byEnd = a.level === 'coupon' ? compareText(a.endsAt, b.endsAt) : 0
  if (byEnd !== 0) return byEnd
  const byTiers = a.tiers.length - b.tiers.length
  if (byTiers !== 0) return byTiers
  for (const [index, tier] of a.tiers.entries()) {
    const other = b.tiers[index] as OfferTier
    const order =
      tier.threshold - other.threshold ||
      effectKinds.indexOf(tier.effect.kind) - effectKinds.indexOf(other.effect.kind) ||
      weightOf(other.effect) - weightOf(tier.effect)
    if (order !== 0) return order
  }
  return (
    compareText(a.basis, b.basis) ||
    compareText(a.payer, b.payer) ||
    compareText([...a.skuIds].sort().join(), [...b.skuIds].sort().join()) ||
    compareText(a.id, b.id)
  )
}
