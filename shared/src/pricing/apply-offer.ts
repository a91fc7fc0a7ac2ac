import { allocate } from '../money.ts'
import type { Offer, OfferEffect, OfferGift, OfferWish } from './offers.ts'

/** A line as offers see it; the arrays of {@link Amounts} go by its position. */
export interface OfferLine {
  skuId: string
  merchantId: string
  quantity: number
  goodsFen: number
}

/** An offer with the positions of the lines and merchants it bears on. */
export interface Candidate {
  offer: Offer
  lines: readonly number[]
  merchants: readonly number[]
}

/** What is left to pay while offers are applied. */
export interface Amounts {
  /** Each line when the level of the offer at hand began: thresholds and percentages count this … */
  start: readonly number[]
  /** … and each line now: no offer takes more than this. */
  now: readonly number[]
  /** Each merchant's freight. */
  freight: readonly number[]
}

/** What one offer gives. */
export interface Applied {
  offer: Offer
  tier: number
  /** What each of the candidate's lines counted towards the threshold: fen, or pieces. */
  counted: readonly number[]
  /** Off each of the candidate's lines, in their order. */
  parts: readonly number[]
  discountFen: number
  /** Off each of the candidate's merchants' freight. */
  freightParts: readonly number[]
  freightFen: number
  gifts: readonly OfferGift[]
  /** Stated value of the gifts. */
  giftFen: number
  couponBatchId: string | null
}

/** What it is worth to the buyer: less money, and gifts at their stated value. */
export const benefitOf = (applied: Applied): number =>
  applied.discountFen + applied.freightFen + applied.giftFen

/** What counts towards the threshold: fen, or pieces. */
export function baseOf(
  { offer, lines }: Candidate,
  cart: readonly OfferLine[],
  start: readonly number[],
): number {
  let base = 0
  for (const line of lines) base += offer.basis === 'spend' ? (start[line] ?? 0) : (cart[line]?.quantity ?? 0)
  return base
}

/** The highest tier that `base` reaches; -1 for none. */
export function tierOf(offer: Offer, base: number): number {
  let tier = -1
  while (tier + 1 < offer.tiers.length && base >= (offer.tiers[tier + 1]?.threshold ?? 0)) tier += 1
  return tier
}

const sumAt = (amounts: readonly number[], positions: readonly number[]): number => {
  let sum = 0
  for (const position of positions) sum += amounts[position] ?? 0
  return sum
}

/** Off the goods, at most: before it is cut to what is left of them. */
function discountOf(effect: OfferEffect, threshold: number, base: number, spentFen: number): number {
  switch (effect.kind) {
    case 'less':
      return effect.amountFen
    case 'lessPerFull':
      return Math.min(Math.floor(base / threshold) * effect.amountFen, effect.ceilingFen)
    case 'percentOff':
      return Math.min(Math.floor((spentFen * effect.percent) / 100), effect.ceilingFen ?? spentFen)
    default:
      return 0
  }
}

/** The gifts to be had: all that are in stock, or the one chosen; not chosen, the one of most value. */
function giftsOf(effect: OfferEffect, chosen: string | undefined): readonly OfferGift[] {
  if (effect.kind !== 'gift') return []
  const there = effect.gifts.filter((gift) => gift.available >= gift.quantity)
  if (!effect.isChoice) return there
  const byWorth = there.toSorted(
    (a, b) => b.quantity * b.valueFen - a.quantity * a.valueFen || (a.skuId < b.skuId ? -1 : 1),
  )
  const gift = byWorth.find(({ skuId }) => skuId === chosen) ?? byWorth[0]
  return gift ? [gift] : []
}

const giftValue = (gifts: readonly OfferGift[]): number =>
  gifts.reduce((sum, gift) => sum + gift.quantity * gift.valueFen, 0)

/**
 * The most the effect may take of each line, in hundredths of a fen: what is left of it, and of a percentage no more than
 * that. So goods that another offer of the level has made free bring no percentage off the others.
 */
const mostByLine = (effect: OfferEffect, lines: readonly number[], { start, now }: Amounts): number[] =>
  lines.map((line) => {
    const left = (now[line] ?? 0) * 100
    return effect.kind === 'percentOff' ? Math.min((start[line] ?? 0) * effect.percent, left) : left
  })

/**
 * What one tier of the offer gives at these amounts; null when it is not reached, would give nothing, or the budget does
 * not allow it. The discount is spread by what may be taken of each line, so no line goes below zero.
 */
export function applyOffer(
  candidate: Candidate,
  tier: number,
  cart: readonly OfferLine[],
  amounts: Amounts,
  wish: OfferWish,
): Applied | null {
  const { offer, lines, merchants } = candidate
  const base = baseOf(candidate, cart, amounts.start)
  const reached = offer.tiers[tier]
  if (!reached || base < reached.threshold) return null
  const { effect, threshold } = reached
  const wanted = discountOf(effect, threshold, base, sumAt(amounts.start, lines))
  const most = mostByLine(effect, lines, amounts)
  const discountFen = Math.min(wanted, Math.floor(most.reduce((a, b) => a + b, 0) / 100))
  const freightParts = merchants.map((merchant) =>
    effect.kind === 'freeFreight' ? (amounts.freight[merchant] ?? 0) : 0,
  )
  const freightFen = freightParts.reduce((a, b) => a + b, 0)
  const gifts = giftsOf(effect, wish.gifts.get(offer.id))
  const giftFen = giftValue(gifts)
  const couponBatchId = effect.kind === 'coupon' ? effect.batchId : null
  const givenFen = discountFen + freightFen + giftFen
  if (givenFen === 0 && couponBatchId === null) return null
  if (offer.budgetLeftFen !== null && givenFen > offer.budgetLeftFen) return null
  const parts = allocate(discountFen, most)
  const counted = lines.map((line) =>
    offer.basis === 'spend' ? (amounts.start[line] ?? 0) : (cart[line]?.quantity ?? 0),
  )
  return { offer, tier, counted, parts, discountFen, freightParts, freightFen, gifts, giftFen, couponBatchId }
}

/** The most the offer can be worth at amounts no larger than these: the bound of the search. */
export function mostOf(
  { offer, lines, merchants }: Candidate,
  base: number,
  spentFen: number,
  freight: readonly number[],
  wish: OfferWish,
): number {
  let most = 0
  for (let tier = tierOf(offer, base); tier >= 0; tier -= 1) {
    const { effect, threshold } = offer.tiers[tier] as Offer['tiers'][number]
    const worth =
      effect.kind === 'gift'
        ? giftValue(giftsOf(effect, wish.gifts.get(offer.id)))
        : effect.kind === 'freeFreight'
          ? sumAt(freight, merchants)
          : Math.min(discountOf(effect, threshold, base, spentFen), spentFen)
    most = Math.max(most, worth)
  }
  return lines.length === 0 ? 0 : most
}
