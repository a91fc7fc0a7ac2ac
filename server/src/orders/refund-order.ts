import type { RefundInput } from '@yuxiang/shared/api/merchant-orders'
import type { OrderRefund } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { reportParcels } from '../fulfilment/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { lockRefundable } from './lock-order.ts'
import { byId, moveOrders, noteOnOrders, type OrderRow } from './move-order.ts'
import { payMerchants } from './order-ledger.ts'
import { payBack } from './pay-back.ts'
import { refundView } from './read-orders.ts'
import { chooseParts, type LineRefund } from './refund-parts.ts'
import { shippingProgress } from './shipping-progress.ts'
import { orderRefunds, orders } from './tables.ts'

/**
 * Gives back some units of an order, or all that is left: by the breakdown stored with it, each part to where it came
 * from. Before shipping, freight and stock go back too (`unshipped`: of units kept back when the others were sent);
 * of what never arrived or has a fault the freight does (`withFreight`). After completion the merchant's receivable pays.
 * Which gifts go back is the caller's act; here it is kept whether any do (`takesGifts`). Refusals: `order_not_found`, `order_state_conflict`, `refund_too_much`.
 */
export async function refundOrder(
  tx: Db,
  platform: Platform,
  scope: SQL | undefined,
  request: {
    orderId: string
    actorId: string | null
    input: RefundInput
    takesGifts: boolean
    unshipped?: boolean
    withFreight?: boolean
  },
): Promise<OrderRefund> {
  const now = platform.clock()
  const order = await lockRefundable(tx, and(eq(orders.id, request.orderId), scope))
  const unshipped = order.state === 'paid' || request.unshipped === true
  const refunds = await chooseParts(tx, order.id, request.input.lines, {
    withFreight: unshipped || request.withFreight === true,
  })
  const units = refunds.map(({ line, parts: { quantity } }) => ({ skuId: line.skuId, quantity }))
  const { takesGifts, input } = request
  const { reason } = input
  const refund = { id: newId(), refunds, reason, takesGifts, toShelf: unshipped ? units : [] }
  const { row, parts, isWhole } = await payBack(tx, platform, order, refund)
  await tellOrder(tx, order, { refunds, isWhole }, now)
  if (isWhole && order.state === 'paid') await reportIfLast(tx, platform, order)
  const totalFen = row.cashFen + row.pointsFen + row.allowanceFen
  const goods = refunds.every(({ line }) => line.giftOfferId !== null) ? '赠品' : '商品'
  await notify(tx, platform, [
    {
      userId: order.userId,
      kind: 'refund',
      title: totalFen > 0 ? '退款已受理' : unshipped ? `${goods}已取消` : `${goods}已退回`,
      text: totalFen > 0 ? wordsOf(order, totalFen, row.toFundFen) : reason,
      path: `/packages/order/detail/index?id=${order.id}`,
      dedupeKey: `refund/${row.id}`,
    },
  ])
  await audit(tx, {
    actorId: request.actorId,
    action: 'order.refund',
    subject: 'order',
    subjectId: order.id,
    before: { state: order.state },
    after: { refundId: row.id, ...parts, reason },
  })
  return refundView(row)
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

/**
 * One parcel fewer is to come of its payment: WeChat may release the others' money now. Whether one has left already is
 * for the report to see: who ships it at this moment is not visible here.
 */
async function reportIfLast(tx: Db, platform: Platform, { paymentId }: OrderRow): Promise<void> {
  const { isOver } = await shippingProgress(tx, paymentId)
  if (!isOver) await reportParcels(tx, platform, paymentId)
}

async function tellOrder(
  tx: Db,
  order: OrderRow,
  { refunds, isWhole }: { refunds: readonly LineRefund[]; isWhole: boolean },
  at: Date,
): Promise<void> {
  if (isWhole) {
    const closeReason = '订单已全部退款'
    await moveOrders(tx, byId([order.id]), { event: 'refund', at, text: closeReason, set: { closeReason } })
    // What was kept of it, the freight of a parcel that was sent, would stay in escrow for ever.
    await payMerchants(tx, [order], at)
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
