import type { OrderState } from '@yuxiang/shared/states/order'
import { and, eq, type InferSelectModel, inArray, ne } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Units } from './hold-units.ts'
import { orderLines, orderRefundLines, orderRefunds, orders } from './tables.ts'

type Order = InferSelectModel<typeof orders>
type Line = InferSelectModel<typeof orderLines>

/** Gifts of one order whose condition is gone, and who sends them. */
export interface StrayGifts {
  orderId: string
  orderNo: string
  userId: string
  merchantId: string
  merchantName: string
  state: OrderState
  gifts: (Units & { name: string })[]
}

/**
 * The gifts of an order whose condition is gone once these units are given back: what is left of the goods, at what
 * they counted when the order was placed, no longer reaches the threshold of the offer. Such a gift goes back with the
 * goods. Goods in other orders of the same payment count, and units of refunds that left the buyer the gifts.
 */
export async function giftsToReturn(db: Db, orderId: string, units: readonly Units[]): Promise<Units[]> {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  if (!order || !promisesGifts(order)) return []
  const lines = await linesOfPayment(db, order.paymentId)
  const asked = new Set(units.map(({ lineId }) => lineId))
  return straysOf(order, lines, countsAsGone(units, true))
    .filter(({ lineId }) => !asked.has(lineId))
    .map(({ lineId, quantity }) => ({ lineId, quantity }))
}

/**
 * The same of the other orders of the payment: gifts that other merchants send, which can't go back in this order's
 * parcel.
 */
export async function giftsOfOthersToReturn(
  db: Db,
  orderId: string,
  units: readonly Units[],
): Promise<StrayGifts[]> {
  const [own] = await db.select({ paymentId: orders.paymentId }).from(orders).where(eq(orders.id, orderId))
  if (!own) return []
  const siblings = await db
    .select()
    .from(orders)
    .where(and(eq(orders.paymentId, own.paymentId), ne(orders.id, orderId)))
    .orderBy(orders.id)
  return allStrays(db, siblings, countsAsGone(units, true))
}

/**
 * All gifts of a payment's orders that are earned no longer by what was given back. The orders are locked: their states
 * stay.
 */
export const strayGifts = (tx: Db, locked: readonly Order[]): Promise<StrayGifts[]> =>
  allStrays(tx, locked, countsAsGone([], false))

async function allStrays(db: Db, siblings: readonly Order[], goneOf: GoneOf): Promise<StrayGifts[]> {
  const promising = siblings.filter(promisesGifts)
  const [first] = promising
  if (!first) return []
  const lines = await linesOfPayment(db, first.paymentId)
  return promising.flatMap((order) => {
    const gifts = straysOf(order, lines, goneOf)
    const { id: ofOrder, orderNo, userId, merchantId, merchantName, state } = order
    return gifts.length > 0
      ? [{ orderId: ofOrder, orderNo, userId, merchantId, merchantName, state, gifts }]
      : []
  })
}

const promisesGifts = ({ offers }: Order): boolean =>
  offers.some(({ giftCondition }) => giftCondition !== null)

/** A line, and how many of its refunded units left the buyer the gifts that they had earned. */
type CountedLine = Line & { giftlessQuantity: number }

async function linesOfPayment(db: Db, paymentId: string): Promise<CountedLine[]> {
  const siblings = db.select({ id: orders.id }).from(orders).where(eq(orders.paymentId, paymentId))
  const lines = await db.select().from(orderLines).where(inArray(orderLines.orderId, siblings))
  const giftless = await db
    .select({ lineId: orderRefundLines.orderLineId, quantity: orderRefundLines.quantity })
    .from(orderRefundLines)
    .innerJoin(orderRefunds, eq(orderRefunds.id, orderRefundLines.refundId))
    .where(and(inArray(orderRefunds.orderId, siblings), eq(orderRefunds.takesGifts, false)))
  return lines.map((line) => ({
    ...line,
    giftlessQuantity: giftless.reduce((sum, row) => sum + (row.lineId === line.id ? row.quantity : 0), 0),
  }))
}

type GoneOf = (line: CountedLine) => number

/** How many units of a line earn no gift any more. */
function countsAsGone(units: readonly Units[], countsHeld: boolean): GoneOf {
  const asked = new Map(units.map(({ lineId, quantity }) => [lineId, quantity]))
  return (line) =>
    line.refundedQuantity -
    line.giftlessQuantity +
    (countsHeld ? line.heldQuantity : 0) +
    (asked.get(line.id) ?? 0)
}

/** Gifts of this order, all that are left of them, whose offers are earned no longer. */
function straysOf(order: Order, lines: readonly CountedLine[], goneOf: GoneOf): StrayGifts['gifts'] {
  return order.offers.flatMap(({ offerId, giftCondition }) => {
    if (giftCondition === null) return []
    const leftover = giftCondition.counted.reduce(
      (sum, { skuId, amount }) => sum + leftOf(lines, goneOf, skuId, amount),
      0,
    )
    if (leftover >= giftCondition.threshold) return []
    return lines
      .filter((line) => line.orderId === order.id && line.giftOfferId === offerId)
      .map((line) => ({
        lineId: line.id,
        name: line.name,
        quantity: line.quantity - line.refundedQuantity - line.heldQuantity,
      }))
      .filter(({ quantity }) => quantity > 0)
  })
}

/** What of `amount` the units of a SKU that stay still count. */
function leftOf(lines: readonly CountedLine[], goneOf: GoneOf, skuId: string, amount: number) {
  const line = lines.find((one) => one.skuId === skuId && one.giftOfferId === null)
  if (!line) return 0
  return Math.floor((amount * Math.max(0, line.quantity - goneOf(line))) / line.quantity)
}
