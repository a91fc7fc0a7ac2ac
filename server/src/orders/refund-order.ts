import type { OrderRefund, RefundInput } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { addRefunds, nothingRefunded, type RefundParts, refundOf } from '@yuxiang/shared/pricing/refund'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { orderMachine } from '@yuxiang/shared/states/order'
import { and, eq, type InferSelectModel, type SQL, sql } from 'drizzle-orm'
import { releaseStock } from '../catalog/index.ts'
import { notify } from '../messages/index.ts'
import { lockPayment, requestRefund } from '../payments/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { pointsForGoods, takeBackForOrder } from '../points/index.ts'
import { giveBackOffers, voidRewards } from '../promotions/index.ts'
import { byId, moveOrders, noteOnOrders, type OrderRow } from './move-order.ts'
import { refundView } from './read-orders.ts'
import { returnMoney } from './return-money.ts'
import { orderLines, orderRefundLines, orderRefunds, orders } from './tables.ts'

type Line = InferSelectModel<typeof orderLines>

interface LineRefund {
  line: Line
  before: RefundParts
  parts: RefundParts
}

/**
 * Gives back some units of an order, or all that is left: by the breakdown stored with it, each part to where it came
 * from. Before shipping, freight and stock go back too. Refusals: `order_not_found`, `order_state_conflict`,
 * `refund_too_much`.
 */
export async function refundOrder(
  tx: Db,
  platform: Platform,
  scope: SQL | undefined,
  request: { orderId: string; actorId: string; input: RefundInput },
): Promise<OrderRefund> {
  const now = platform.clock()
  const order = await lockOrder(tx, and(eq(orders.id, request.orderId), scope))
  const refunds = await chooseParts(tx, order, request.input.lines)
  const parts = refunds.map((one) => one.parts).reduce(addRefunds, nothingRefunded)
  const allowanceFen = parts.allowances.reduce((sum, part) => sum + part.amountFen, 0)
  const refundId = newId()
  const [row] = await tx
    .insert(orderRefunds)
    .values({
      id: refundId,
      orderId: order.id,
      reason: request.input.reason,
      cashFen: parts.cashFen,
      pointsFen: parts.pointsFen,
      allowanceFen,
      state: parts.cashFen > 0 ? 'requested' : 'succeeded',
      createdAt: now,
    })
    .returning()
  if (!row) throw new Error('a refund was not written')
  await writeLines(tx, refundId, refunds)
  if (parts.cashFen > 0) {
    const { paymentId } = order
    await requestRefund(tx, platform, {
      id: refundId,
      paymentId,
      amountFen: parts.cashFen,
      reason: request.input.reason,
    })
  }
  if (order.state === 'paid') {
    await releaseStock(
      tx,
      refunds.map(({ line, parts: { quantity } }) => ({ skuId: line.skuId, quantity })),
    )
  }
  await returnMoney(tx, { id: refundId, order, parts, now })
  if (order.receivedAt) await takeBackPoints(tx, order, refundId, refunds, now)
  await tellOrder(tx, order, refunds, now)
  await notify(tx, platform, [
    {
      userId: order.userId,
      kind: 'refund',
      title: '退款已受理',
      text: `¥${formatYuan(parts.cashFen + parts.pointsFen + allowanceFen)} 将原路退回`,
      path: `/packages/order/detail/index?id=${order.id}`,
      dedupeKey: `refund/${refundId}`,
    },
  ])
  await audit(tx, {
    actorId: request.actorId,
    action: 'order.refund',
    subject: 'order',
    subjectId: order.id,
    before: { state: order.state },
    after: { refundId, ...parts, reason: request.input.reason },
  })
  return refundView(row)
}

/** Locks payment and order, in the order of locks everywhere. */
async function lockOrder(tx: Db, where: SQL | undefined): Promise<OrderRow> {
  const [found] = await tx.select({ paymentId: orders.paymentId }).from(orders).where(where)
  if (!found) throw new Refusal('order_not_found')
  await lockPayment(tx, found.paymentId)
  const [order] = await tx.select().from(orders).where(where).for('update')
  if (!order) throw new Refusal('order_not_found')
  if (!statesAllowing(orderMachine, 'refund').includes(order.state)) throw new Refusal('order_state_conflict')
  return order
}

async function chooseParts(tx: Db, order: OrderRow, wanted: RefundInput['lines']): Promise<LineRefund[]> {
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(orderLines.position)
  const earlier = await tx
    .select({ refund: orderRefundLines })
    .from(orderRefundLines)
    .innerJoin(orderRefunds, eq(orderRefunds.id, orderRefundLines.refundId))
    .where(eq(orderRefunds.orderId, order.id))
  const choice =
    wanted ??
    lines
      .map((line) => ({ lineId: line.id, quantity: line.quantity - line.refundedQuantity }))
      .filter(({ quantity }) => quantity > 0)
  if (choice.length === 0) throw new Refusal('refund_too_much')
  return choice.map(({ lineId, quantity }) => {
    const line = lines.find((one) => one.id === lineId)
    if (!line || quantity > line.quantity - line.refundedQuantity) throw new Refusal('refund_too_much')
    const before = earlier
      .filter(({ refund }) => refund.orderLineId === lineId)
      .map(({ refund }): RefundParts => refund)
      .reduce(addRefunds, nothingRefunded)
    return { line, before, parts: refundOf(refundable(line), before, quantity, order.state === 'paid') }
  })
}

const refundable = (line: Line) => ({
  ...line,
  cashFen: line.payableFen - line.pointsFen - line.allowanceFen,
})

async function writeLines(tx: Db, refundId: string, refunds: readonly LineRefund[]): Promise<void> {
  await tx.insert(orderRefundLines).values(
    refunds.map(({ line, parts }) => ({
      refundId,
      orderLineId: line.id,
      ...parts,
      allowances: [...parts.allowances],
    })),
  )
  for (const { line, parts } of refunds) {
    await tx
      .update(orderLines)
      .set({ refundedQuantity: sql`${orderLines.refundedQuantity} + ${parts.quantity}` })
      .where(eq(orderLines.id, line.id))
  }
}

/** Own money that paid goods, freight left out: what points are earned for. */
const cashGoodsFen = (lines: readonly Pick<RefundParts, 'cashFen' | 'freightFen'>[]): number =>
  lines.reduce((sum, line) => sum + line.cashFen - line.freightFen, 0)

/** What the order would have earned less without what came back. */
async function takeBackPoints(
  tx: Db,
  order: OrderRow,
  refundId: string,
  refunds: readonly LineRefund[],
  at: Date,
): Promise<void> {
  const lines = await tx.select().from(orderLines).where(eq(orderLines.orderId, order.id))
  const paidFen = cashGoodsFen(lines.map(refundable))
  const earlier = await tx
    .select({ cashFen: orderRefundLines.cashFen, freightFen: orderRefundLines.freightFen })
    .from(orderRefundLines)
    .innerJoin(orderRefunds, eq(orderRefunds.id, orderRefundLines.refundId))
    .where(eq(orderRefunds.orderId, order.id))
  const returnedFen = cashGoodsFen(earlier)
  const thisFen = cashGoodsFen(refunds.map((one) => one.parts))
  const points = pointsForGoods(paidFen - returnedFen + thisFen) - pointsForGoods(paidFen - returnedFen)
  await takeBackForOrder(tx, { userId: order.userId, orderId: order.id, refundId, points, at })
}

async function tellOrder(tx: Db, order: OrderRow, refunds: readonly LineRefund[], at: Date): Promise<void> {
  const [left] = await tx
    .select({ units: sql<number>`sum(${orderLines.quantity} - ${orderLines.refundedQuantity})::int` })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
  if (left?.units === 0) {
    const closeReason = '订单已全部退款'
    await moveOrders(tx, byId([order.id]), { event: 'refund', at, text: closeReason, set: { closeReason } })
    await giveBackOffers(tx, [order.id], at)
    await voidRewards(tx, order.id)
    return
  }
  const units = refunds.reduce((sum, one) => sum + one.parts.quantity, 0)
  await noteOnOrders(tx, [order.id], at, `已退款 ${units} 件商品`)
}

/** The own money of a refund has arrived. */
export async function completeOrderRefund(tx: Db, refundId: string, at: Date): Promise<void> {
  const [row] = await tx
    .update(orderRefunds)
    .set({ state: 'succeeded' })
    .where(and(eq(orderRefunds.id, refundId), eq(orderRefunds.state, 'requested')))
    .returning()
  if (row) await noteOnOrders(tx, [row.orderId], at, '退款已原路退回')
}
