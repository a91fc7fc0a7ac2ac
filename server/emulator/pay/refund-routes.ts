import type { World } from '../world.ts'
import type { Register } from './gate.ts'
import { findOrder } from './orders.ts'
import { PayError } from './pay-error.ts'
import { acceptRefund, findRefund, refundView } from './refunds.ts'
import { jsonBody, parsed } from './request.ts'
import { refundSchema } from './schemas.ts'

/** Refunding and asking about a refund. */
export function registerRefunds(world: World, register: Register): void {
  register('POST', '/v3/refund/domestic/refunds', async (context) => {
    const body = parsed(refundSchema, await jsonBody(context))
    const { refund, order } = acceptRefund(world, {
      transactionId: body.transaction_id ?? null,
      outTradeNo: body.out_trade_no ?? null,
      outRefundNo: body.out_refund_no,
      refundFen: body.amount.refund,
      totalFen: body.amount.total,
      reason: body.reason ?? null,
      notifyUrl: body.notify_url ?? null,
    })
    return refundView(refund, order)
  })
  register('GET', '/v3/refund/domestic/refunds/:number', (context) => {
    const refund = findRefund(world, context.req.param('number') ?? '')
    const order = refund && findOrder(world, 'outTradeNo', refund.outTradeNo)
    if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
    return refundView(refund, order)
  })
}
