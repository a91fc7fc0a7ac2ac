import { chinaDate, chinaTimestamp } from '../clock.ts'
import { randomDigits } from '../random.ts'
import type { World } from '../world.ts'
import { announceRefund } from './announcements.ts'
import { findOrder, type PayOrder } from './orders.ts'
import { PayError } from './pay-error.ts'

export type Refund = {
  outRefundNo: string
  refundId: string
  outTradeNo: string
  refundFen: number
  totalFen: number
  reason: string | null
  notifyUrl: string | null
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL'
  createdAt: number
  dueAt: number | null
  succeededAt: number | null
}

/** One of `transactionId` and `outTradeNo` names the payment. */
export type RefundRequest = Pick<
  Refund,
  'outRefundNo' | 'refundFen' | 'totalFen' | 'reason' | 'notifyUrl'
> & {
  transactionId: string | null
  outTradeNo: string | null
}

export function findRefund(world: World, outRefundNo: string): Refund | undefined {
  return world.store.one<Refund>('SELECT * FROM refund WHERE outRefundNo = $outRefundNo', { outRefundNo })
}

function findPaidOrder(world: World, request: RefundRequest): PayOrder {
  const order = request.transactionId
    ? findOrder(world, 'transactionId', request.transactionId)
    : findOrder(world, 'outTradeNo', request.outTradeNo ?? '')
  if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (order.paidAt === null)
    throw new PayError(400, 'INVALID_REQUEST', '订单状态不允许退款，请检查订单是否已支付')
  if (order.totalFen !== request.totalFen) {
    throw new PayError(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  return order
}

/**
 * Accepts a refund, or answers the one accepted before under the same number.
 * Refuses with RESOURCE_NOT_EXISTS (no such payment), INVALID_REQUEST (unpaid, other total, or the number was used
 * for another refund), NOT_ENOUGH (more than is left).
 */
export function acceptRefund(world: World, request: RefundRequest): { refund: Refund; order: PayOrder } {
  const accepted = world.store.transaction(() => {
    const order = findPaidOrder(world, request)
    const known = findRefund(world, request.outRefundNo)
    if (known) {
      if (known.outTradeNo !== order.outTradeNo || known.refundFen !== request.refundFen) {
        throw new PayError(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
      }
      return { refund: known, order }
    }
    const now = world.now().getTime()
    const changed = world.store.run(
      `UPDATE payOrder SET refundedFen = refundedFen + $refundFen, state = 'REFUND'
       WHERE outTradeNo = $outTradeNo AND refundedFen + $refundFen <= totalFen`,
      { outTradeNo: order.outTradeNo, refundFen: request.refundFen },
    )
    if (changed === 0) throw new PayError(403, 'NOT_ENOUGH', '退款金额大于订单可退金额')
    const refund: Refund = {
      outRefundNo: request.outRefundNo,
      refundId: `50${randomDigits(10)}${chinaDate(now).replaceAll('-', '')}${randomDigits(8)}`,
      outTradeNo: order.outTradeNo,
      refundFen: request.refundFen,
      totalFen: request.totalFen,
      reason: request.reason,
      notifyUrl: request.notifyUrl,
      status: 'PROCESSING',
      createdAt: now,
      dueAt: now + world.refundAfterMs,
      succeededAt: null,
    }
    const columns = Object.keys(refund)
    world.store.run(
      `INSERT INTO refund (${columns.join(', ')}) VALUES (${columns.map((column) => `$${column}`).join(', ')})`,
      refund,
    )
    return { refund, order: { ...order, state: 'REFUND' as const } }
  })
  world.wake()
  return accepted
}

/** Ends the refunds whose moment has come, each with its notification: well, or as planned to fail. */
export function completeDueRefunds(world: World): void {
  const now = world.now().getTime()
  const due = world.store.all<Refund>('SELECT * FROM refund WHERE dueAt <= $now ORDER BY dueAt LIMIT 100', {
    now,
  })
  for (const refund of due) {
    const isPlannedToFail = world.refundsToFail > 0
    if (isPlannedToFail) world.refundsToFail -= 1
    endRefund(world, refund, isPlannedToFail ? 'ABNORMAL' : 'SUCCESS')
  }
}

/** What a person does at the merchant platform with a refund that is ABNORMAL: sends the money another way. */
export function resolveRefund(world: World, outRefundNo: string): void {
  const refund = findRefund(world, outRefundNo)
  if (refund?.status !== 'ABNORMAL') throw new Error(`refund ${outRefundNo} is not ABNORMAL`)
  endRefund(world, refund, 'SUCCESS')
  world.wake()
}

function endRefund(world: World, refund: Refund, status: 'SUCCESS' | 'ABNORMAL'): void {
  const succeededAt = status === 'SUCCESS' ? world.now().getTime() : null
  world.store.transaction(() => {
    world.store.run(
      `UPDATE refund SET status = $status, dueAt = NULL, succeededAt = $succeededAt WHERE outRefundNo = $outRefundNo`,
      { status, succeededAt, outRefundNo: refund.outRefundNo },
    )
    const order = findOrder(world, 'outTradeNo', refund.outTradeNo)
    if (order) announceRefund(world, { ...refund, status, succeededAt }, order)
  })
}

/** A refund as WeChat answers it. */
export function refundView(refund: Refund, order: PayOrder): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.succeededAt === null ? {} : { success_time: chinaTimestamp(refund.succeededAt) }),
    create_time: chinaTimestamp(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: order.totalFen,
      refund: refund.refundFen,
      from: [],
      payer_total: order.totalFen,
      payer_refund: refund.refundFen,
      settlement_refund: refund.refundFen,
      settlement_total: order.totalFen,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  }
}
