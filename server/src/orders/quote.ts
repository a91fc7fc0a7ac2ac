import type { Quote } from '@yuxiang/shared/api/checkout'
import type { Breakdown, PricedLine } from '@yuxiang/shared/pricing/breakdown'
import { price } from '@yuxiang/shared/pricing/price'
import { divideTenders } from '@yuxiang/shared/pricing/tenders'
import { cachedSkusForSale, freshSkusForSale, type SkuForSale } from '../catalog/index.ts'
import { deliveryRegionOf } from '../identity/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type OfferChoice, offersFor, type Running, running } from '../promotions/index.ts'
import { requireChargeable } from '../reserved-share/index.ts'
import { freightRulesOf, priceLinesOf, requireForSale, type Wish, type WishedSku } from './load-lines.ts'
import { buyerOf } from './offers-at-hand.ts'
import { refuseTooMany } from './refuse-too-many.ts'
import { shownOffers } from './shown-offers.ts'
import { balanceOf, isAsked, openPurse, type Purse, pointsOf, type TenderWish, tendersOf } from './tenders.ts'

export interface QuoteInput extends TenderWish {
  items: readonly Wish[]
  addressId?: string | undefined
  offers?: OfferChoice | undefined
  reservedFilingId?: string | undefined
}

/**
 * What an order of these would cost: the same pricing function as placing it, over catalogue data at most a few
 * seconds old. Placing reads the truth and refuses with `price_changed` when it differs from what was seen. `runs` are
 * the campaigns, where others are meant than those that do: none for a union's purchase, one for its editor, who may
 * also see goods at prices that don't hold yet (`repriced`). `isFresh` asks the database for goods and gifts, after a
 * price was refused.
 */
export async function quote(
  platform: Platform,
  userId: string,
  input: QuoteInput,
  {
    runs,
    isFresh = false,
    repriced = (sku) => sku,
  }: { runs?: Running; isFresh?: boolean; repriced?: (sku: SkuForSale) => SkuForSale } = {},
): Promise<Quote> {
  const load = isFresh ? freshSkusForSale : cachedSkusForSale
  const known = await load(
    platform,
    input.items.map((item) => item.skuId),
  )
  const lines = requireForSale(input.items, known.map(repriced))
  const region = input.addressId ? await deliveryRegionOf(platform, userId, input.addressId) : null
  if (input.addressId && region === null) throw new Refusal('address_not_found')
  const asked = isAsked(input)
  const everything = { useAllowance: asked, usePoints: asked }
  const { db } = platform.database
  const now = platform.clock()
  const purse = await openPurse(db, userId, everything, now)
  if (input.reservedFilingId !== undefined) await requireChargeable(db, userId, input, now)
  const buyer = buyerOf(db, userId, region, (skuIds) => load(platform, skuIds))
  const skus = lines.map(({ sku }) => sku)
  const hand = await offersFor(runs ?? (await running(platform)), db, skus, buyer, {
    choice: input.offers,
    now,
  })
  const breakdown = price(priceLinesOf(lines), freightRulesOf(lines), region, {
    offers: hand.offers,
    wish: hand.wish,
    tenders: tendersOf(purse, input, lines),
  })
  // A union's purchase goes past WeChat, a campaign's preview is no payment.
  if (!runs) refuseTooMany(breakdown)
  const bySku = new Map(lines.map((line) => [line.skuId, line]))
  const { orders, gifts: _, offers: __, hints: ___, ...sums } = breakdown
  return {
    ...sums,
    orders: orders.map(({ freightOfferId: ____, platformFen: _____, ...order }) => ({
      ...order,
      merchantName: bySku.get(order.lines[0]?.skuId ?? '')?.sku.merchantName ?? '',
      lines: order.lines.map((line) => shownLine(line, bySku.get(line.skuId) as WishedSku)),
    })),
    ...shownOffers(breakdown, hand, skus),
    tenders: asked ? shownTenders(purse, breakdown, lines) : null,
    ...(input.reservedFilingId !== undefined && { reservedFen: certifiedFen(breakdown, bySku) }),
  }
}

/** What would count for a budget unit's filing: certified goods after discounts, without freight. */
const certifiedFen = ({ orders }: Breakdown, bySku: ReadonlyMap<string, WishedSku>): number =>
  orders
    .flatMap(({ lines }) => lines)
    .filter(({ skuId }) => (bySku.get(skuId)?.sku.certification ?? null) !== null)
    .reduce((sum, { goodsFen, discountFen }) => sum + goodsFen - discountFen, 0)

/** What there is to use, and what of it this quote uses. */
function shownTenders(purse: Purse, breakdown: Breakdown, lines: readonly WishedSku[]): Quote['tenders'] {
  const usedFen = new Map<string, number>()
  for (const part of breakdown.orders.flatMap((order) => order.lines.flatMap((line) => line.allowances))) {
    usedFen.set(part.allowanceId, (usedFen.get(part.allowanceId) ?? 0) + part.amountFen)
  }
  const most = divideTenders(
    breakdown.orders.flatMap((order) =>
      order.lines.map(({ skuId, goodsFen, discountFen }) => ({ skuId, goodsFen: goodsFen - discountFen })),
    ),
    { ...tendersOf(purse, { usePoints: true }, lines), allowances: [] },
  )
  return {
    allowances: purse.allowances.map(({ id, unionName, grantName, validTo, remainingFen }) => ({
      id,
      unionName,
      grantName,
      validTo,
      remainingFen,
      usedFen: usedFen.get(id) ?? 0,
    })),
    points: {
      balance: balanceOf(purse),
      usableFen: [...most.values()].reduce((sum, part) => sum + part.pointsFen, 0),
      usedFen: breakdown.pointsFen,
      used: pointsOf(breakdown.pointsFen),
    },
  }
}

/** Written out, not spread: it is the hottest loop of a checkout. */
export const shownLine = (line: PricedLine, { sku }: WishedSku) => ({
  skuId: line.skuId,
  productId: sku.productId,
  name: sku.name,
  skuName: sku.skuName,
  imageUrl: sku.imageUrl,
  quantity: line.quantity,
  unitFen: line.unitFen,
  originalFen: sku.originalFen,
  goodsFen: line.goodsFen,
  discountFen: line.discountFen,
  discounts: [...line.discounts],
  freightFen: line.freightFen,
  payableFen: line.payableFen,
  pointsFen: line.pointsFen,
  allowanceFen: line.allowanceFen,
  cashFen: line.cashFen,
  stock: sku.available,
  certified: sku.certification !== null,
  fresh: sku.fresh,
})
