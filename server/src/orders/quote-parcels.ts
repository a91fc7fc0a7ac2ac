import type { Quote } from '@yuxiang/shared/api/checkout'
import type { Breakdown, PricedLine, PricedOrder } from '@yuxiang/shared/pricing/breakdown'
import { price } from '@yuxiang/shared/pricing/price'
import { cachedSkusForSale } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { freightRulesOf, priceLinesOf, requireForSale, type Wish, type WishedSku } from './load-lines.ts'
import { shownLine } from './quote.ts'
import { noneShown } from './shown-offers.ts'

/**
 * What the same goods cost to each of these regions (one entry per parcel), added up by merchant, and what one
 * parcel costs there (fen, by region); where nobody delivers costs nothing and has no such figure. Over catalogue data at most a few seconds old, as {@link quote}.
 */
export async function quoteParcels(
  platform: Platform,
  items: readonly Wish[],
  regionCodes: readonly string[],
  tx?: Db,
): Promise<{ quote: Quote; costs: ReadonlyMap<string, number> }> {
  const ids = items.map((item) => item.skuId)
  const lines = requireForSale(items, await cachedSkusForSale(platform, ids, tx))
  const [goods, freight] = [priceLinesOf(lines), freightRulesOf(lines)]
  const costs = new Map<string, number>()
  let whole = times(price(goods, freight, null), 0)
  for (const [regionCode, parcels] of Map.groupBy(regionCodes, (code) => code)) {
    const one = price(goods, freight, regionCode)
    if (!one.deliverable) continue
    costs.set(regionCode, one.totalFen)
    whole = add(whole, times(one, parcels.length))
  }
  return { quote: shown(whole, lines), costs }
}

const amounts = ['goodsFen', 'freightFen', 'pointsFen', 'allowanceFen', 'cashFen'] as const
type Amounts = Record<(typeof amounts)[number], number>

const scaled = <Priced extends Amounts>(priced: Priced, factor: number): Priced => ({
  ...priced,
  ...Object.fromEntries(amounts.map((name) => [name, priced[name] * factor])),
})
const summed = <Priced extends Amounts>(one: Priced, other: Amounts): Priced => ({
  ...one,
  ...Object.fromEntries(amounts.map((name) => [name, one[name] + other[name]])),
})

const times = (breakdown: Breakdown, factor: number): Breakdown => ({
  ...scaled(breakdown, factor),
  totalFen: breakdown.totalFen * factor,
  orders: breakdown.orders.map((order) => ({
    ...scaled(order, factor),
    totalFen: order.totalFen * factor,
    missingForFreeFreightFen: null,
    lines: order.lines.map((line) => ({
      ...scaled(line, factor),
      quantity: line.quantity * factor,
      payableFen: line.payableFen * factor,
    })),
  })),
})

/** Both are of the same lines in the same order. */
const add = (one: Breakdown, other: Breakdown): Breakdown => ({
  ...summed(one, other),
  totalFen: one.totalFen + other.totalFen,
  orders: one.orders.map((order, index) => addOrder(order, other.orders[index])),
})

const addOrder = (one: PricedOrder, other: PricedOrder | undefined): PricedOrder =>
  other === undefined
    ? one
    : {
        ...summed(one, other),
        totalFen: one.totalFen + other.totalFen,
        lines: one.lines.map((line, index) => addLine(line, other.lines[index])),
      }

const addLine = (one: PricedLine, other: PricedLine | undefined): PricedLine =>
  other === undefined
    ? one
    : {
        ...summed(one, other),
        quantity: one.quantity + other.quantity,
        payableFen: one.payableFen + other.payableFen,
      }

function shown(whole: Breakdown, lines: readonly WishedSku[]): Quote {
  const bySku = new Map(lines.map((line) => [line.skuId, line]))
  const { orders, gifts: _, offers: __, hints: ___, ...sums } = whole
  return {
    ...sums,
    orders: orders.map(({ freightOfferId: ____, platformFen: _____, ...order }) => ({
      ...order,
      merchantName: bySku.get(order.lines[0]?.skuId ?? '')?.sku.merchantName ?? '',
      lines: order.lines
        .filter((line) => line.quantity > 0)
        .map((line) => shownLine(line, bySku.get(line.skuId) as WishedSku)),
    })),
    // A union's purchase takes no part in campaigns.
    ...noneShown,
    tenders: null,
  }
}
