import {
  type Amounts,
  type Applied,
  applyOffer,
  baseOf,
  benefitOf,
  type Candidate,
  mostOf,
  type OfferLine,
  tierOf,
} from './apply-offer.ts'
import type { OfferWish } from './offers.ts'

/**
 * So many steps the search takes at most. Carts of real offers end within some dozens; an adversary's stop here with
 * the best so far (50 lines and 30 offers that all bear on each other: some 3 ms).
 */
const STEPS_MAX = 250

/** A part of the way: what is taken so far and what it leaves. */
export interface Node extends Amounts {
  benefit: number
  groups: ReadonlySet<string>
  applied: readonly { candidate: Candidate; applied: Applied }[]
}

/** Depth first, the more promising branch first; of equals, taking an offer before going without. */
export function search(
  candidates: readonly Candidate[],
  cart: readonly OfferLine[],
  root: Node,
  wish: OfferWish,
): Node {
  const covers = coversOf(candidates)
  let best: Node | null = null
  let steps = 0
  const visit = (index: number, before: Node): void => {
    steps += 1
    const candidate = candidates[index]
    if (!candidate) {
      if (!best || before.benefit > best.benefit) best = before
      return
    }
    const isNewLevel = candidates[index - 1]?.offer.level !== candidate.offer.level
    const node = isNewLevel ? { ...before, start: before.now } : before
    const branches = [...takings(candidate, cart, node, wish), node].map((next) => ({
      next,
      bound: boundOf(candidates, covers, index + 1, cart, next, wish),
    }))
    branches.sort((a, b) => b.bound - a.bound)
    for (const { next, bound } of branches) {
      if (!best || (steps <= STEPS_MAX && bound > best.benefit)) visit(index + 1, next)
    }
  }
  visit(0, root)
  return best ?? root
}

/** What each tier of the offer leads to, the highest first. */
function takings(candidate: Candidate, cart: readonly OfferLine[], node: Node, wish: OfferWish): Node[] {
  const { group, tiers } = candidate.offer
  if (group !== null && node.groups.has(group)) return []
  return tiers
    .flatMap((_, tier) => applyOffer(candidate, tier, cart, node, wish) ?? [])
    .reverse()
    .map((applied) => take(node, candidate, applied))
}

const offGoods: ReadonlySet<string> = new Set(['less', 'lessPerFull', 'percentOff'])

/** For each offer off goods the later percentages that are taken of all its lines: what it takes, they can't take of. */
function coversOf(candidates: readonly Candidate[]): readonly (readonly number[])[] {
  return candidates.map((candidate, index) =>
    candidates.flatMap((later, position) => {
      if (!candidate.offer.tiers.every((tier) => offGoods.has(tier.effect.kind))) return []
      const isPercentage =
        later.offer.group === null && later.offer.tiers.every((tier) => tier.effect.kind === 'percentOff')
      const isLater = position > index && later.offer.level !== candidate.offer.level
      return isPercentage && isLater && candidate.lines.every((line) => later.lines.includes(line))
        ? [position]
        : []
    }),
  )
}

function take(node: Node, candidate: Candidate, applied: Applied): Node {
  const now = [...node.now]
  candidate.lines.forEach((line, index) => {
    now[line] = (now[line] ?? 0) - (applied.parts[index] ?? 0)
  })
  const freight = [...node.freight]
  candidate.merchants.forEach((merchant, index) => {
    freight[merchant] = (freight[merchant] ?? 0) - (applied.freightParts[index] ?? 0)
  })
  const { group } = candidate.offer
  return {
    start: node.start,
    now,
    freight,
    benefit: node.benefit + benefitOf(applied),
    groups: group === null ? node.groups : new Set([...node.groups, group]),
    applied: [...node.applied, { candidate, applied }],
  }
}

/**
 * No leaf below is worth more: each open offer at its best, one of each group, as if nothing before it were taken any
 * more; only what a later percentage would have had of the same fen is not counted twice.
 */
function boundOf(
  candidates: readonly Candidate[],
  covers: readonly (readonly number[])[],
  from: number,
  cart: readonly OfferLine[],
  node: Node,
  wish: OfferWish,
): number {
  const level = candidates[from - 1]?.offer.level
  const byGroup = new Map<string, number>()
  const percents: number[] = []
  let bound = node.benefit
  // From the last to the first, since percentages come later than what they are taken of.
  for (let index = candidates.length - 1; index >= from; index -= 1) {
    const candidate = candidates[index] as Candidate
    const { group, basis } = candidate.offer
    if (group !== null && node.groups.has(group)) continue
    // Of this level what it began with counts; later ones begin with what is left now, or less.
    const amounts = candidate.offer.level === level ? node.start : node.now
    let spentFen = 0
    for (const line of candidate.lines) spentFen += amounts[line] ?? 0
    const base = basis === 'spend' ? spentFen : baseOf(candidate, cart, amounts)
    const most = mostOf(candidate, base, spentFen, node.freight, wish)
    percents[index] = percentOf(candidate, base, spentFen, most)
    let rest = 100
    for (const later of covers[index] ?? []) rest -= percents[later] ?? 0
    const worth = rest === 100 ? most : (most * Math.max(rest, 0)) / 100
    // A percentage drops parts of a fen; here they may not be missing.
    if (group === null) bound += worth + (percents[index] === 0 ? 0 : 1)
    else byGroup.set(group, Math.max(byGroup.get(group) ?? 0, worth))
  }
  for (const worth of byGroup.values()) bound += worth
  return bound
}

/** The percentage that is this offer's most; 0 when a ceiling or another kind of tier decides. */
function percentOf({ offer }: Candidate, base: number, spentFen: number, most: number): number {
  const effect = offer.tiers[tierOf(offer, base)]?.effect
  if (effect?.kind !== 'percentOff') return 0
  return Math.floor((spentFen * effect.percent) / 100) === most ? effect.percent : 0
}
