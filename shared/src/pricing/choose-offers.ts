import { type Applied, baseOf, type Candidate, type OfferLine, tierOf } from './apply-offer.ts'
import { compareOffers, noWish, type Offer, type OfferWish } from './offers.ts'
import { type Node, search } from './search-offers.ts'

/** What is missing until an offer gives (more). */
export interface OfferHint {
  offerId: string
  /** The tier it would reach. */
  tier: number
  /** Fen or pieces, as the offer counts. */
  missing: number
}

export interface ChosenOffers {
  applied: readonly Applied[]
  /** By offer: what which SKU counted towards its threshold. */
  counted: ReadonlyMap<string, readonly { skuId: string; amount: number }[]>
  /** Off each line's goods, in the order of the lines given: by offer. */
  lineDiscounts: readonly (readonly { offer: Offer; amountFen: number }[])[]
  /** Off each merchant's freight, by offer. */
  freightDiscounts: ReadonlyMap<string, { offer: Offer; amountFen: number }>
  hints: readonly OfferHint[]
}

/**
 * Finds the combination of offers that is worth most to the buyer: money off, freight saved, and gifts at their stated
 * value. An early discount can take a later offer below its threshold, so every tier is tried, and going without; what
 * can't beat the best found is not followed. Of equals the first in {@link compareOffers} stands.
 */
export function chooseOffers(
  cart: readonly OfferLine[],
  freightFen: ReadonlyMap<string, number>,
  offers: readonly Offer[],
  wish: OfferWish = noWish,
): ChosenOffers {
  const lines = cart.map((line, position) => ({ ...line, position }))
  // Remainders of a fen go by the SKU, never by the order of lines.
  lines.sort((a, b) => (a.skuId < b.skuId ? -1 : 1))
  const merchants = [...freightFen.keys()].sort()
  const candidates = candidatesOf(lines, merchants, offers, wish)
  const goods = lines.map((line) => line.goodsFen)
  const root: Node = {
    start: goods,
    now: goods,
    freight: merchants.map((merchant) => freightFen.get(merchant) ?? 0),
    benefit: 0,
    groups: new Set(),
    applied: [],
  }
  const best = search(candidates, lines, root, wish)
  const lineDiscounts = cart.map((): { offer: Offer; amountFen: number }[] => [])
  const freightDiscounts = new Map<string, { offer: Offer; amountFen: number }>()
  for (const { candidate, applied } of best.applied) {
    candidate.lines.forEach((line, index) => {
      const amountFen = applied.parts[index] ?? 0
      if (amountFen > 0) lineDiscounts[lines[line]?.position ?? -1]?.push({ offer: applied.offer, amountFen })
    })
    candidate.merchants.forEach((merchant, index) => {
      const amountFen = applied.freightParts[index] ?? 0
      if (amountFen > 0) freightDiscounts.set(merchants[merchant] ?? '', { offer: applied.offer, amountFen })
    })
  }
  return {
    applied: best.applied.map(({ applied }) => applied),
    counted: new Map(
      best.applied.map(({ candidate, applied }) => [
        applied.offer.id,
        candidate.lines.map((line, index) => ({
          skuId: lines[line]?.skuId ?? '',
          amount: applied.counted[index] ?? 0,
        })),
      ]),
    ),
    lineDiscounts,
    freightDiscounts,
    hints: hintsOf(candidates, lines, goods, best),
  }
}

function candidatesOf(
  lines: readonly OfferLine[],
  merchants: readonly string[],
  offers: readonly Offer[],
  wish: OfferWish,
): Candidate[] {
  const positions = new Map(merchants.map((merchant, position) => [merchant, position]))
  return offers
    .filter((offer) => !wish.declined.has(offer.id))
    .toSorted(compareOffers)
    .flatMap((offer) => {
      const own: number[] = []
      const concerned = new Set<number>()
      lines.forEach((line, position) => {
        if (!offer.skuIds.has(line.skuId)) return
        own.push(position)
        concerned.add(positions.get(line.merchantId) ?? -1)
      })
      return own.length === 0 ? [] : [{ offer, lines: own, merchants: [...concerned] }]
    })
}

/** For each offer that is not shut out by another of its group: how far the next tier, or the next full amount, is. */
function hintsOf(
  candidates: readonly Candidate[],
  cart: readonly OfferLine[],
  goods: readonly number[],
  best: Node,
): OfferHint[] {
  const startOf = new Map<string, number[]>()
  const now = [...goods]
  for (const level of ['merchant', 'platform', 'coupon']) {
    startOf.set(level, [...now])
    for (const { candidate, applied } of best.applied) {
      if (candidate.offer.level !== level) continue
      candidate.lines.forEach((line, index) => {
        now[line] = (now[line] ?? 0) - (applied.parts[index] ?? 0)
      })
    }
  }
  const taken = new Set(best.applied.map(({ applied }) => applied.offer.id))
  return candidates.flatMap((candidate) => {
    const { offer } = candidate
    if (offer.group !== null && best.groups.has(offer.group) && !taken.has(offer.id)) return []
    const base = baseOf(candidate, cart, startOf.get(offer.level) ?? goods)
    const tier = tierOf(offer, base)
    const next = offer.tiers[tier + 1]
    if (next) return [{ offerId: offer.id, tier: tier + 1, missing: next.threshold - base }]
    const missing = missingForNextFull(offer, tier, base)
    return missing === null ? [] : [{ offerId: offer.id, tier, missing }]
  })
}

function missingForNextFull(offer: Offer, tier: number, base: number): number | null {
  const reached = offer.tiers[tier]
  if (reached?.effect.kind !== 'lessPerFull') return null
  const times = Math.floor(base / reached.threshold)
  if (times * reached.effect.amountFen >= reached.effect.ceilingFen) return null
  return (times + 1) * reached.threshold - base
}
