import { randomUUID } from 'node:crypto'
import { chinaTimestamp } from '../clock.ts'
import { randomAlphanumeric } from '../random.ts'
import type { World } from '../world.ts'
import { seal } from './envelope.ts'
import { orderView } from './order-view.ts'
import type { PayOrder } from './orders.ts'
import type { Refund } from './refunds.ts'

/** The merchant has five seconds to answer (WeChat Pay, "支付成功回调通知"). */
const ANSWER_WITHIN_MS = 5_000

type Notification = { id: string; url: string; body: string; attempts: number }

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

/** Queues REFUND.SUCCESS for the refund's own notify_url; a refund without one is not announced. */
export function announceRefund(world: World, refund: Refund, order: PayOrder): void {
  if (!refund.notifyUrl) return
  enqueue(world, {
    url: refund.notifyUrl,
    eventType: 'REFUND.SUCCESS',
    summary: '退款成功',
    originalType: 'refund',
    resource: {
      mchid: world.credentials.mchId,
      transaction_id: order.transactionId,
      out_trade_no: order.outTradeNo,
      refund_id: refund.refundId,
      out_refund_no: refund.outRefundNo,
      refund_status: 'SUCCESS',
      success_time: chinaTimestamp(refund.succeededAt ?? world.now()),
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

/** The headers which let the receiver verify that WeChat wrote `body`. */
export function platformSignature(world: World, body: string): Record<string, string> {
  const timestamp = String(Math.floor(world.now().getTime() / 1000))
  const nonce = randomAlphanumeric(32)
  const { serialNo, signature } = world.platformKeys.sign(`${timestamp}\n${nonce}\n${body}\n`)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Wechatpay-Serial': serialNo,
  }
}

async function isAcknowledged(
  world: World,
  notification: Notification,
  stopping: AbortSignal,
): Promise<boolean> {
  try {
    const response = await world.fetch(notification.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Mozilla/4.0',
        ...platformSignature(world, notification.body),
      },
      body: notification.body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    await response.body?.cancel()
    return response.status === 200 || response.status === 204
  } catch {
    // Refused, reset, too late: to WeChat they are all "not acknowledged".
    return false
  }
}

/** Delivers what is due, all at once; what isn't acknowledged is put back by the schedule, until that is exhausted. */
export async function deliverDueNotifications(world: World, stopping: AbortSignal): Promise<void> {
  const due = world.store.all<Notification>(
    'SELECT id, url, body, attempts FROM notification WHERE dueAt <= $now ORDER BY dueAt LIMIT 100',
    { now: world.now().getTime() },
  )
  const deliver = async (notification: Notification) => {
    const acknowledged = await isAcknowledged(world, notification, stopping)
    // An attempt cut short by our own stop doesn't count: the next start repeats it.
    if (!acknowledged && stopping.aborted) return
    const now = world.now().getTime()
    const retryMs = world.notifyRetryMs[notification.attempts]
    world.store.run(
      `UPDATE notification SET attempts = attempts + 1, dueAt = $dueAt, acknowledgedAt = $acknowledgedAt WHERE id = $id`,
      {
        id: notification.id,
        dueAt: acknowledged || retryMs === undefined ? null : now + retryMs,
        acknowledgedAt: acknowledged ? now : null,
      },
    )
  }
  await Promise.all(due.map(deliver))
}
