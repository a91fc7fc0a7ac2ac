import type { Quote } from '@yuxiang/shared/api/checkout'
import type { OrderDetail } from '@yuxiang/shared/api/orders'

/** One line of an order with everything that makes its price. */
export interface DetailLine {
  key: string
  name: string
  skuName: string
  quantity: number
  unitFen: number
  goodsFen: number
  discounts: { name: string; fen: number }[]
  freightFen: number
  payableFen: number
  pointsFen: number
  allowanceFen: number
  cashFen: number
}

type Amounts = Omit<DetailLine, 'key' | 'discounts'>

const amountsOf = (line: Amounts): Amounts => ({
  name: line.name,
  skuName: line.skuName,
  quantity: line.quantity,
  unitFen: line.unitFen,
  goodsFen: line.goodsFen,
  freightFen: line.freightFen,
  payableFen: line.payableFen,
  pointsFen: line.pointsFen,
  allowanceFen: line.allowanceFen,
  cashFen: line.cashFen,
})

/** The lines of a price that is asked for: each discount by its offer's name. */
export function linesOfQuote(quote: Pick<Quote, 'orders' | 'offers'>): DetailLine[] {
  const names = new Map(quote.offers.map(({ offerId, name }) => [offerId, name]))
  return quote.orders
    .flatMap((order) => order.lines)
    .map((line) => ({
      ...amountsOf(line),
      key: line.skuId,
      discounts: line.discounts.map(({ offerId, amountFen }) => ({
        name: names.get(offerId) ?? '优惠',
        fen: amountFen,
      })),
    }))
}

/** The lines that were bought, as stored: the sum of a line's discounts, which a refund gives back by. */
export function linesOfOrder({ lines }: Pick<OrderDetail, 'lines'>): DetailLine[] {
  return lines
    .filter((line) => line.giftValueFen === null)
    .map((line) => ({
      ...amountsOf(line),
      key: line.id,
      discounts: line.discountFen > 0 ? [{ name: '优惠分摊', fen: line.discountFen }] : [],
    }))
}
