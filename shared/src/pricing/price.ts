import { allocate } from '../money.ts'
import type { OfferLine } from './apply-offer.ts'
import type { Breakdown, PricedGift, PricedLine, PricedOrder, StandingOffer } from './breakdown.ts'
import { type ChosenOffers, chooseOffers } from './choose-offers.ts'
import { type FreightQuote, type FreightRule, freightOf } from './freight.ts'
import { noWish, type Offer, type OfferWish } from './offers.ts'
import { divideTenders, type LineTenders, noTenders, type Tenders } from './tenders.ts'

/** One thing to buy, with all that its price depends on. */
export interface PriceLine {
  skuId: string
  merchantId: string
  quantity: number
  unitFen: number
  weightG: number
}

/** What may lower the price: offers, what the buyer decided about them, and what pays the rest. */
export interface Purchase {
  offers?: readonly Offer[]
  wish?: OfferWish
  tenders?: Tenders
}

/**
 * The one pricing function: lines, freight rules, offers and tenders in, the stored breakdown out. Levels: item price →
 * merchants' offers → the platform's → coupons → points → allowances → money. Orders come one per merchant in
 * the order in which merchants first appear. Lines sum to their order and orders to the total, to the fen.
 */
export function price(
  lines: readonly PriceLine[],
  freightRules: ReadonlyMap<string, FreightRule>,
  regionCode: string | null,
  { offers = [], wish = noWish, tenders = noTenders }: Purchase = {},
): Breakdown {
  const groups = groupByMerchant(lines, freightRules, regionCode)
  const cart = groups.flatMap((group) => group.lines.map(offerLineOf))
  const freights = new Map(groups.map((group) => [group.merchantId, group.freight.freightFen]))
  const chosen = offers.length === 0 ? nothingChosen : chooseOffers(cart, freights, offers, wish)
  const payers = new Map(offers.map((offer) => [offer.id, offer.payer]))
  let position = 0
  const discounted = groups.map((group) => ({
    ...group,
    discounts: group.lines.map(() => chosen.lineDiscounts[position++] ?? noDiscounts),
  }))
  const divided = tenders === noTenders ? null : divideTenders(discounted.flatMap(netGoodsOf), tenders)
  const orders = discounted.map((group) =>
    priceOrder(group, chosen.freightDiscounts.get(group.merchantId), divided),
  )
  const sum = (pick: (order: PricedOrder) => number) =>
    orders.reduce((total, order) => total + pick(order), 0)
  return {
    orders,
    gifts: giftsOf(chosen, payers),
    offers: chosen.applied.map((applied) => standing(applied, chosen)),
    hints: chosen.hints,
    goodsFen: sum((order) => order.goodsFen),
    discountFen: sum((order) => order.discountFen),
    freightFen: sum((order) => order.freightFen),
    totalFen: sum((order) => order.totalFen),
    pointsFen: sum((order) => order.pointsFen),
    allowanceFen: sum((order) => order.allowanceFen),
    cashFen: sum((order) => order.cashFen),
    deliverable: orders.every((order) => order.deliverable),
  }
}

type Discounts = ChosenOffers['lineDiscounts'][number]

interface MerchantGroup {
  merchantId: string
  lines: PriceLine[]
  weights: number[]
  goodsFen: number
  freight: FreightQuote
}

const noDiscounts: Discounts = []
const nothingChosen: ChosenOffers = {
  applied: [],
  counted: new Map(),
  lineDiscounts: [],
  freightDiscounts: new Map(),
  hints: [],
}

const offerLineOf = (line: PriceLine): OfferLine => ({
  skuId: line.skuId,
  merchantId: line.merchantId,
  quantity: line.quantity,
  goodsFen: line.unitFen * line.quantity,
})

function groupByMerchant(
  lines: readonly PriceLine[],
  freightRules: ReadonlyMap<string, FreightRule>,
  regionCode: string | null,
): MerchantGroup[] {
  const byMerchant = new Map<string, PriceLine[]>()
  for (const line of lines) {
    const group = byMerchant.get(line.merchantId)
    if (group) group.push(line)
    else byMerchant.set(line.merchantId, [line])
  }
  return [...byMerchant].map(([merchantId, group]) => {
    const rule = freightRules.get(merchantId)
    if (!rule) throw new Error(`no freight rule for merchant ${merchantId}`)
    const goodsFen = group.reduce((sum, line) => sum + line.unitFen * line.quantity, 0)
    const weights = group.map((line) => line.weightG * line.quantity)
    const weightG = weights.reduce((a, b) => a + b, 0)
    // Free freight counts what the goods cost before discounts: a discount never makes freight dearer.
    return {
      merchantId,
      lines: group,
      weights,
      goodsFen,
      freight: freightOf(rule, { goodsFen, weightG, regionCode }),
    }
  })
}

const discountFenOf = (discounts: Discounts): number => {
  let sum = 0
  for (const { amountFen } of discounts) sum += amountFen
  return sum
}

const netGoodsOf = (group: MerchantGroup & { discounts: Discounts[] }) =>
  group.lines.map((line, index) => ({
    skuId: line.skuId,
    goodsFen: line.unitFen * line.quantity - discountFenOf(group.discounts[index] ?? noDiscounts),
  }))

const untendered: LineTenders = { pointsFen: 0, allowanceFen: 0, allowances: [] }

function priceOrder(
  { merchantId, lines, weights, goodsFen, freight, discounts }: MerchantGroup & { discounts: Discounts[] },
  freeFreight: Discounts[number] | undefined,
  divided: ReadonlyMap<string, LineTenders> | null,
): PricedOrder {
  const freightDiscountFen = freeFreight?.amountFen ?? 0
  const freightFen = freight.freightFen - freightDiscountFen
  const freightShares = allocate(freightFen, weights)
  const platformFreights = allocate(freeFreight?.offer.payer === 'platform' ? freightDiscountFen : 0, weights)
  let [discountFen, platformFen, pointsFen, allowanceFen] = [0, 0, 0, 0]
  const priced = lines.map((line, index) => {
    const tendered = divided?.get(line.skuId) ?? untendered
    const result = priceLine(line, discounts[index] ?? noDiscounts, freightShares[index] ?? 0, tendered)
    result.platformFreightFen = platformFreights[index] ?? 0
    discountFen += result.discountFen
    platformFen += result.platformFen + result.platformFreightFen
    pointsFen += result.pointsFen
    allowanceFen += result.allowanceFen
    return result
  })
  const totalFen = goodsFen - discountFen + freightFen
  return {
    merchantId,
    lines: priced,
    goodsFen,
    discountFen,
    freightFen,
    freightDiscountFen,
    freightOfferId: freeFreight?.offer.id ?? null,
    platformFen,
    deliverable: freight.deliverable,
    missingForFreeFreightFen: freightDiscountFen > 0 ? 0 : freight.missingForFreeFen,
    totalFen,
    pointsFen,
    allowanceFen,
    cashFen: totalFen - pointsFen - allowanceFen,
  }
}

function priceLine(
  line: PriceLine,
  discounts: Discounts,
  freightFen: number,
  tendered: LineTenders,
): PricedLine {
  const goodsFen = line.unitFen * line.quantity
  const discountFen = discountFenOf(discounts)
  const payableFen = goodsFen - discountFen + freightFen
  return {
    skuId: line.skuId,
    quantity: line.quantity,
    unitFen: line.unitFen,
    goodsFen,
    discountFen,
    discounts:
      discounts === noDiscounts
        ? []
        : discounts.map(({ offer, amountFen }) => ({ offerId: offer.id, amountFen })),
    freightFen,
    payableFen,
    platformFen: discountFenOf(discounts.filter(({ offer }) => offer.payer === 'platform')),
    platformFreightFen: 0,
    pointsFen: tendered.pointsFen,
    allowanceFen: tendered.allowanceFen,
    allowances: tendered.allowances,
    cashFen: payableFen - tendered.pointsFen - tendered.allowanceFen,
  }
}

const standing = (applied: ChosenOffers['applied'][number], { counted }: ChosenOffers): StandingOffer => ({
  offerId: applied.offer.id,
  level: applied.offer.level,
  payer: applied.offer.payer,
  tier: applied.tier,
  discountFen: applied.discountFen,
  freightFen: applied.freightFen,
  giftFen: applied.giftFen,
  couponBatchId: applied.couponBatchId,
  counted: counted.get(applied.offer.id) ?? [],
})

const giftsOf = (chosen: ChosenOffers, payers: ReadonlyMap<string, Offer['payer']>): PricedGift[] =>
  chosen.applied.flatMap(({ offer, gifts }) =>
    gifts.map(({ skuId, merchantId, quantity, valueFen }) => ({
      offerId: offer.id,
      skuId,
      merchantId,
      quantity,
      valueFen,
      platformFen: payers.get(offer.id) === 'platform' ? valueFen * quantity : 0,
    })),
  )
