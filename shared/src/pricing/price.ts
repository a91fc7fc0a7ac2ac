import { allocate } from '../money.ts'
import { type FreightRule, freightOf } from './freight.ts'
import { divideTenders, type LineTenders, noTenders, type Tenders } from './tenders.ts'

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
  /** What is paid for this line by whatever means: the most a refund of it can ever give back. */
  payableFen: number
  /** Of it, what points pay … */
  pointsFen: number
  /** … and allowances, each with its part. */
  allowanceFen: number
  allowances: readonly { allowanceId: string; amountFen: number }[]
  /** The rest: the buyer's own money. */
  cashFen: number
}

export interface PricedOrder {
  merchantId: string
  lines: PricedLine[]
  goodsFen: number
  freightFen: number
  deliverable: boolean
  missingForFreeFreightFen: number | null
  totalFen: number
  pointsFen: number
  allowanceFen: number
  cashFen: number
}

/** The whole breakdown: what the cart shows, the order charges and a refund walks back. */
export interface Breakdown {
  orders: PricedOrder[]
  goodsFen: number
  freightFen: number
  totalFen: number
  pointsFen: number
  allowanceFen: number
  /** What WeChat Pay is asked for. */
  cashFen: number
  deliverable: boolean
}

/**
 * The one pricing function: lines, freight rules and tenders in, the stored breakdown out. Orders come one per merchant in
 * the order in which merchants first appear. Lines sum to their order and orders to the total, to the fen.
 */
export function price(
  lines: readonly PriceLine[],
  freightRules: ReadonlyMap<string, FreightRule>,
  regionCode: string | null,
  tenders: Tenders = noTenders,
): Breakdown {
  const byMerchant = new Map<string, PriceLine[]>()
  for (const line of lines) {
    const group = byMerchant.get(line.merchantId)
    if (group) group.push(line)
    else byMerchant.set(line.merchantId, [line])
  }
  const divided = tenders === noTenders ? null : divideTenders(lines.map(goodsOf), tenders)
  const orders = [...byMerchant].map(([merchantId, group]) => {
    const rule = freightRules.get(merchantId)
    if (!rule) throw new Error(`no freight rule for merchant ${merchantId}`)
    return priceOrder(merchantId, group, rule, regionCode, divided)
  })
  const sum = (pick: (order: PricedOrder) => number) =>
    orders.reduce((total, order) => total + pick(order), 0)
  return {
    orders,
    goodsFen: sum((order) => order.goodsFen),
    freightFen: sum((order) => order.freightFen),
    totalFen: sum((order) => order.totalFen),
    pointsFen: sum((order) => order.pointsFen),
    allowanceFen: sum((order) => order.allowanceFen),
    cashFen: sum((order) => order.cashFen),
    deliverable: orders.every((order) => order.deliverable),
  }
}

const goodsOf = (line: PriceLine) => ({ skuId: line.skuId, goodsFen: line.unitFen * line.quantity })
const untendered: LineTenders = { pointsFen: 0, allowanceFen: 0, allowances: [] }

function priceOrder(
  merchantId: string,
  lines: readonly PriceLine[],
  rule: FreightRule,
  regionCode: string | null,
  divided: ReadonlyMap<string, LineTenders> | null,
): PricedOrder {
  const goodsFen = lines.reduce((sum, line) => sum + line.unitFen * line.quantity, 0)
  const weights = lines.map((line) => line.weightG * line.quantity)
  const weightG = weights.reduce((a, b) => a + b, 0)
  const freight = freightOf(rule, { goodsFen, weightG, regionCode })
  const freightShares = allocate(freight.freightFen, weights)
  let pointsFen = 0
  let allowanceFen = 0
  const priced = {
    merchantId,
    lines: lines.map((line, index) => {
      const lineGoodsFen = line.unitFen * line.quantity
      const freightFen = freightShares[index] ?? 0
      const tendered = divided?.get(line.skuId) ?? untendered
      pointsFen += tendered.pointsFen
      allowanceFen += tendered.allowanceFen
      return {
        skuId: line.skuId,
        quantity: line.quantity,
        unitFen: line.unitFen,
        goodsFen: lineGoodsFen,
        freightFen,
        payableFen: lineGoodsFen + freightFen,
        pointsFen: tendered.pointsFen,
        allowanceFen: tendered.allowanceFen,
        allowances: tendered.allowances,
        cashFen: lineGoodsFen + freightFen - tendered.pointsFen - tendered.allowanceFen,
      }
    }),
    goodsFen,
    freightFen: freight.freightFen,
    deliverable: freight.deliverable,
    missingForFreeFreightFen: freight.missingForFreeFen,
    totalFen: goodsFen + freight.freightFen,
  }
  return { ...priced, pointsFen, allowanceFen, cashFen: priced.totalFen - pointsFen - allowanceFen }
}
