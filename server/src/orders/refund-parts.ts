import type { RefundInput } from '@yuxiang/shared/api/merchant-orders'
import { addRefunds, nothingRefunded, type RefundParts, refundOf } from '@yuxiang/shared/pricing/refund'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { orderMachine } from '@yuxiang/shared/states/order'
import { eq, type InferSelectModel } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { orderLines, orderRefundLines, orderRefunds, orders } from './tables.ts'

type Line = InferSelectModel<typeof orderLines>

export interface LineRefund {
  line: Line
  parts: RefundParts
}

/**
 * What giving back these units (all that are left and not held, when none are named) returns of each line. Refuses
 * with `refund_too_much`. `held`: they are units of an open request, held for it.
 */
export async function chooseParts(
  db: Db,
  orderId: string,
  wanted: RefundInput['lines'],
  { withFreight, held = false }: { withFreight: boolean; held?: boolean },
): Promise<LineRefund[]> {
  const lines = await linesWithRefunds(db, orderId)
  const free = (line: Line) => line.quantity - line.refundedQuantity - (held ? 0 : line.heldQuantity)
  const choice =
    wanted ??
    lines
      .map(({ line }) => ({ lineId: line.id, quantity: free(line) }))
      .filter(({ quantity }) => quantity > 0)
  if (choice.length === 0) throw new Refusal('refund_too_much')
  return choice.map(({ lineId, quantity }) => {
    const found = lines.find(({ line }) => line.id === lineId)
    if (!found || quantity > free(found.line)) throw new Refusal('refund_too_much')
    const { line, before } = found
    return { line, parts: refundOf(refundable(line), before, quantity, withFreight) }
  })
}

/** The lines of an order, each with what came back of it. */
export async function linesWithRefunds(
  db: Db,
  orderId: string,
): Promise<{ line: Line; before: RefundParts }[]> {
  const lines = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.position)
  const earlier = await db
    .select({ refund: orderRefundLines })
    .from(orderRefundLines)
    .innerJoin(orderRefunds, eq(orderRefunds.id, orderRefundLines.refundId))
    .where(eq(orderRefunds.orderId, orderId))
  return lines.map((line) => ({
    line,
    before: earlier
      .filter(({ refund }) => refund.orderLineId === line.id)
      .map(({ refund }): RefundParts => refund)
      .reduce(addRefunds, nothingRefunded),
  }))
}

/** A line with its own money, as `refundOf` takes it. */
export const refundable = (line: Line) => ({
  ...line,
  cashFen: line.payableFen - line.pointsFen - line.allowanceFen,
})

/**
 * What a refund of these units would give back at this moment, by the code that does it; nothing is written. `held`:
 * they are units of an open request.
 */
export async function previewRefund(
  db: Db,
  request: { orderId: string; lines: RefundInput['lines']; withFreight?: boolean; held?: boolean },
): Promise<RefundParts> {
  const { orderId, lines, held = false } = request
  const [order] = await db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId))
  if (!order) throw new Refusal('order_not_found')
  if (!statesAllowing(orderMachine, 'refund').includes(order.state)) throw new Refusal('order_state_conflict')
  const withFreight = order.state === 'paid' || request.withFreight === true
  const refunds = await chooseParts(db, orderId, lines, { withFreight, held })
  return refunds.map((one) => one.parts).reduce(addRefunds, nothingRefunded)
}
