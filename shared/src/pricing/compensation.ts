import { nothingRefunded, type RefundableLine, type RefundParts } from './refund.ts'

/** A line of an order and what of it came back. */
export interface CompensatedLine {
  line: RefundableLine
  before: RefundParts
}

/** Own money of a line that has not come back: what paid the goods, and what paid the freight. */
function ownMoneyLeft({ line, before }: CompensatedLine): { goodsFen: number; freightFen: number } {
  const paidFreightFen = Math.min(line.freightFen, line.cashFen)
  return {
    goodsFen: line.cashFen - paidFreightFen - (before.cashFen - before.freightFen),
    freightFen: paidFreightFen - before.freightFen,
  }
}

/** How much of own money an order's lines can still give back. */
export const compensable = (lines: readonly CompensatedLine[]): number =>
  lines.reduce((sum, one) => {
    const left = ownMoneyLeft(one)
    return sum + left.goodsFen + left.freightFen
  }, 0)

/**
 * Money back for goods that the buyer keeps: own money alone, since union money never becomes cash and points are
 * none. Taken from the lines in the order given, of each first what paid the goods. Answers the parts of each line, in
 * that order; together they are `amountFen`, or all there is when that is less.
 */
export function compensationOf(lines: readonly CompensatedLine[], amountFen: number): RefundParts[] {
  let leftFen = amountFen
  const take = (fen: number) => {
    const taken = Math.min(leftFen, fen)
    leftFen -= taken
    return taken
  }
  return lines.map((one) => {
    const own = ownMoneyLeft(one)
    const goodsFen = take(own.goodsFen)
    const freightFen = take(own.freightFen)
    return { ...nothingRefunded, cashFen: goodsFen + freightFen, freightFen }
  })
}
