import { allocate } from '../money.ts'
import { type FreightRule, freightOf } from './freight.ts'

/** One thing to buy, with all that its price depends on. */
export interface PriceLine {
  skuId: string
  merchantId: string
  quantity: number
  unitFen: number
  weightG: number
}

export interface PricedLine {
  skuId: string
  quantity: number
  unitFen: number
  /** unitFen × quantity. */
  goodsFen: number
  /** This line's share of its order's freight, by weight. */
  freightFen: number
  /** What the buyer pays for this line: the most a refund of it can ever give back. */
  payableFen: number
}

export interface PricedOrder {
  merchantId: string
  lines: PricedLine[]
  goodsFen: number
  freightFen: number
  deliverable: boolean
  missingForFreeFreightFen: number | null
  totalFen: number
}

/** The whole breakdown: what the cart shows, the order charges and a refund walks back. */
export interface Breakdown {
  orders: PricedOrder[]
  goodsFen: number
  freightFen: number
  totalFen: number
  deliverable: boolean
}

/**
 * The one pricing function: lines and freight rules in, the stored breakdown out. Orders come one per merchant in
 * the order in which merchants first appear. Lines sum to their order and orders to the total, to the fen.
 */
export function price(
  lines: readonly PriceLine[],
  freightRules: ReadonlyMap<string, FreightRule>,
  regionCode: string | null,
): Breakdown {
  const byMerchant = new Map<string, PriceLine[]>()
  for (const line of lines) {
    const group = byMerchant.get(line.merchantId)
    if (group) group.push(line)
    else byMerchant.set(line.merchantId, [line])
  }
  const orders = [...byMerchant].map(([merchantId, group]) => {
    const rule = freightRules.get(merchantId)
    if (!rule) throw new Error(`no freight rule for merchant ${merchantId}`)
    return priceOrder(merchantId, group, rule, regionCode)
  })
  const sum = (pick: (order: PricedOrder) => number) =>
    orders.reduce((total, order) => total + pick(order), 0)
  return {
    orders,
    goodsFen: sum((order) => order.goodsFen),
    freightFen: sum((order) => order.freightFen),
    totalFen: sum((order) => order.totalFen),
    deliverable: orders.every((order) => order.deliverable),
  }
}

function priceOrder(
  merchantId: string,
  lines: readonly PriceLine[],
  rule: FreightRule,
  regionCode: string | null,
): PricedOrder {
  const goodsFen = lines.reduce((sum, line) => sum + line.unitFen * line.quantity, 0)
  const weights = lines.map((line) => line.weightG * line.quantity)
  const weightG = weights.reduce((a, b) => a + b, 0)
  const freight = freightOf(rule, { goodsFen, weightG, regionCode })
  const freightShares = allocate(freight.freightFen, weights)
  return {
    merchantId,
    lines: lines.map((line, index) => {
      const lineGoodsFen = line.unitFen * line.quantity
      const freightFen = freightShares[index] ?? 0
      return {
        skuId: line.skuId,
        quantity: line.quantity,
        unitFen: line.unitFen,
        goodsFen: lineGoodsFen,
        freightFen,
        payableFen: lineGoodsFen + freightFen,
      }
    }),
    goodsFen,
    freightFen: freight.freightFen,
    deliverable: freight.deliverable,
    missingForFreeFreightFen: freight.missingForFreeFen,
    totalFen: goodsFen + freight.freightFen,
  }
}
