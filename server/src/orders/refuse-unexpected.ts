import type { Breakdown, PricedOrder } from '@yuxiang/shared/pricing/breakdown'
import { Refusal } from '../platform/http/refusal.ts'
import type { Wish } from './load-lines.ts'
import type { PlaceOrderInput } from './place-order.ts'

/** What the buyer saw must be what is charged. Refuses with what is another now. */
export function refuseUnexpected(breakdown: Breakdown, input: PlaceOrderInput): void {
  if (!breakdown.deliverable) throw new Refusal('not_deliverable', { lines: undeliverable(breakdown.orders) })
  const { expectedTotalFen = breakdown.totalFen, expectedCashFen = breakdown.cashFen } = input
  if (expectedTotalFen !== breakdown.totalFen) throw new Refusal('price_changed')
  if (input.expectedGifts && countOf(input.expectedGifts) !== countOf(breakdown.gifts)) {
    throw new Refusal('promotion_changed')
  }
  if (expectedCashFen !== breakdown.cashFen) throw new Refusal('allowance_changed')
  // Whoever wants an allowance and did not say what they saw is not charged own money for all of it unasked.
  const isUnseen = input.expectedCashFen === undefined
  if (input.useAllowance && isUnseen && breakdown.allowanceFen === 0)
    throw new Refusal('allowance_not_usable')
}

/** Goods by SKU as one text, in whatever order they were given. */
const countOf = (goods: readonly Wish[]): string => {
  const sums = new Map<string, number>()
  for (const { skuId, quantity } of goods) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity)
  return JSON.stringify([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const undeliverable = (orders: readonly PricedOrder[]) =>
  orders
    .filter((order) => !order.deliverable)
    .flatMap((order) =>
      order.lines.map((line) => ({ skuId: line.skuId, requested: line.quantity, available: 0 })),
    )
