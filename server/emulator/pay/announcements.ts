import { randomUUID } from 'node:crypto'
import { chinaTimestamp } from '../clock.ts'
import type { World } from '../world.ts'
import { seal } from './envelope.ts'
import { orderView } from './order-view.ts'
import type { PayOrder } from './orders.ts'
import type { Refund } from './refunds.ts'

function enqueue(
  world: World,
  input: {
    url: string
    eventType: string
    summary: string
    originalType: 'transaction' | 'refund'
    resource: object
  },
): void {
  const id = randomUUID()
  const now = world.now()
  const envelope = seal(world.credentials.apiV3Key, input.originalType, JSON.stringify(input.resource))
  const body = JSON.stringify({
    id,
    create_time: chinaTimestamp(now),
    resource_type: 'encrypt-resource',
    event_type: input.eventType,
    summary: input.summary,
    resource: { ...envelope, original_type: input.originalType },
  })
  world.store.run('INSERT INTO notification (id, url, body, dueAt) VALUES ($id, $url, $body, $dueAt)', {
    id,
    url: input.url,
    body,
    dueAt: now.getTime(),
  })
}

/** Queues TRANSACTION.SUCCESS for the order's notify_url. */
export function announcePayment(world: World, order: PayOrder): void {
  enqueue(world, {
    url: order.notifyUrl,
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    originalType: 'transaction',
    resource: orderView(world, order),
  })
}

/** Queues REFUND.SUCCESS or REFUND.ABNORMAL for the refund's own notify_url; a refund without one is not announced. */
export function announceRefund(world: World, refund: Refund, order: PayOrder): void {
  if (!refund.notifyUrl) return
  enqueue(world, {
    url: refund.notifyUrl,
    eventType: `REFUND.${refund.status}`,
    summary: refund.status === 'SUCCESS' ? '退款成功' : '退款异常',
    originalType: 'refund',
    resource: {
      mchid: world.credentials.mchId,
      transaction_id: order.transactionId,
      out_trade_no: order.outTradeNo,
      refund_id: refund.refundId,
      out_refund_no: refund.outRefundNo,
      refund_status: refund.status,
      ...(refund.succeededAt === null ? {} : { success_time: chinaTimestamp(refund.succeededAt) }),
      user_received_account: '支付用户零钱',
      amount: {
        total: order.totalFen,
        refund: refund.refundFen,
        payer_total: order.totalFen,
        payer_refund: refund.refundFen,
      },
    },
  })
}
