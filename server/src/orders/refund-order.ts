import type { RefundInput } from '@yuxiang/shared/api/merchant-orders'
import type { OrderRefund } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { addRefunds, nothingRefunded, type RefundParts } from '@yuxiang/shared/pricing/refund'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { releaseStock } from '../catalog/index.ts'
import { notify } from '../messages/index.ts'
import { requestRefund } from '../payments/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Earned, pointsForGoods, takeBackForOrder } from '../points/index.ts'
import { giveBackOffers, voidRewards } from '../promotions/index.ts'
import { lockRefundable } from './lock-order.ts'
import { byId, moveOrders, noteOnOrders, type OrderRow } from './move-order.ts'
import { clawBack } from './order-ledger.ts'
import { refundView } from './read-orders.ts'
import { chooseParts, type LineRefund, refundable } from './refund-parts.ts'
import { returnMoney } from './return-money.ts'
import { orderLines, orderRefundLines, orderRefunds, orders } from './tables.ts'

/**
 * Gives back some units of an order, or all that is left: by the breakdown stored with it, each part to where it came
 * from. Before shipping, freight and stock go back too (`unshipped`: of units kept back when the others were sent).
 * After completion the merchant's receivable pays. Refusals: `order_not_found`, `order_state_conflict`,
 * `refund_too_much`.
 */
export async function refundOrder(
  tx: Db,
  platform: Platform,
  scope: SQL | undefined,
  request: { orderId: string; actorId: string | null; input: RefundInput; unshipped?: boolean },
): Promise<OrderRefund> {
  const now = platform.clock()
  const order = await lockRefundable(tx, and(eq(orders.id, request.orderId), scope))
  const unshipped = order.state === 'paid' || request.unshipped === true
  const refunds = await chooseParts(tx, order.id, request.input.lines, { unshipped })
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
  if (unshipped) {
    await releaseStock(
      tx,
      refunds.map(({ line, parts: { quantity } }) => ({ skuId: line.skuId, quantity })),
    )
  }
  if (order.state === 'completed') {
    const amountFen = parts.cashFen + parts.pointsFen + allowanceFen + parts.platformFen
    await clawBack(tx, order, { refundId, amountFen, now })
  }
  const toFundFen = await returnMoney(tx, { id: refundId, order, parts, now })
  if (toFundFen > 0) await tx.update(orderRefunds).set({ toFundFen }).where(eq(orderRefunds.id, refundId))
  if (order.receivedAt) await takeBackPoints(tx, order, refundId, refunds, now)
  await tellOrder(tx, order, refunds, now)
  const totalFen = parts.cashFen + parts.pointsFen + allowanceFen
  await notify(tx, platform, [
    {
      userId: order.userId,
      kind: 'refund',
      title: totalFen > 0 ? '退款已受理' : unshipped ? '赠品已取消' : '赠品已退回',
      text: totalFen > 0 ? wordsOf(order, totalFen, toFundFen) : request.input.reason,
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
  return refundView({ ...row, toFundFen })
}

/** What the buyer gets back, and what the union does: all of its own purchase, or what a grant that has ended paid. */
function wordsOf({ fundBudgetId }: OrderRow, totalFen: number, toFundFen: number): string {
  const ownFen = totalFen - toFundFen
  const why = fundBudgetId === null ? '因发放已结束，' : ''
  return [
    ...(ownFen > 0 ? [`¥${formatYuan(ownFen)} 将原路退回`] : []),
    ...(toFundFen > 0 ? [`¥${formatYuan(toFundFen)} ${why}退回工会经费`] : []),
  ].join('，')
}

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

/** What the order would have earned less without what came back; all of it given back, the sharer's points go too. */
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
  const from: Earned[] = [{ userId: order.userId, code: 'points.earn', points }]
  const isWhole = lines.every((line) => line.refundedQuantity === line.quantity)
  if (isWhole && order.sharerId) from.push({ userId: order.sharerId, code: 'points.share' })
  await takeBackForOrder(tx, { orderId: order.id, refundId, at, from })
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
    .where(and(eq(orderRefunds.id, refundId), inArray(orderRefunds.state, ['requested', 'failed'])))
    .returning()
  if (row) await noteOnOrders(tx, [row.orderId], at, '退款已原路退回')
}

/** WeChat could not send the own money of a refund back; a person sees to it. */
export async function failOrderRefund(tx: Db, refundId: string, at: Date): Promise<void> {
  const [row] = await tx
    .update(orderRefunds)
    .set({ state: 'failed' })
    .where(and(eq(orderRefunds.id, refundId), eq(orderRefunds.state, 'requested')))
    .returning()
  if (row) await noteOnOrders(tx, [row.orderId], at, '退款没有退回成功，平台正在人工处理')
}
