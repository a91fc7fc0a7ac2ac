import { eq, type InferSelectModel, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Units } from './hold-units.ts'
import { orderLines, orders } from './tables.ts'

type Line = InferSelectModel<typeof orderLines>

/**
 * The gifts of an order whose condition is gone once these units are given back: what is left of the goods, at what
 * they counted when the order was placed, no longer reaches the threshold of the offer. Such a gift goes back with the goods.
 * Goods in other orders of the same payment count; a gift that another merchant sent stays with the buyer.
 */
export async function giftsToReturn(db: Db, orderId: string, units: readonly Units[]): Promise<Units[]> {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const conditions = order?.offers.filter(({ giftCondition }) => giftCondition !== null) ?? []
  if (!order || conditions.length === 0) return []
  const siblings = db.select({ id: orders.id }).from(orders).where(eq(orders.paymentId, order.paymentId))
  const lines = await db.select().from(orderLines).where(inArray(orderLines.orderId, siblings))
  const asked = new Map(units.map(({ lineId, quantity }) => [lineId, quantity]))
  return conditions.flatMap(({ offerId, giftCondition }) => {
    if (giftCondition === null) return []
    const leftover = giftCondition.counted.reduce(
      (sum, { skuId, amount }) => sum + leftOf(lines, asked, skuId, amount),
      0,
    )
    if (leftover >= giftCondition.threshold) return []
    return lines
      .filter((line) => line.orderId === orderId && line.giftOfferId === offerId && !asked.has(line.id))
      .map((line) => ({
        lineId: line.id,
        quantity: line.quantity - line.refundedQuantity - line.heldQuantity,
      }))
      .filter(({ quantity }) => quantity > 0)
  })
}

/** What of `amount` the units of a SKU that stay still count. */
function leftOf(lines: readonly Line[], asked: ReadonlyMap<string, number>, skuId: string, amount: number) {
  const line = lines.find((one) => one.skuId === skuId && one.giftOfferId === null)
  if (!line) return 0
  const gone = line.refundedQuantity + line.heldQuantity + (asked.get(line.id) ?? 0)
  return Math.floor((amount * Math.max(0, line.quantity - gone)) / line.quantity)
}
