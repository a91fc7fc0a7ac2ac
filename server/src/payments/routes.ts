import type { paymentsContract } from '@yuxiang/shared/api/payments'
import type { Hono } from 'hono'
import { NOTIFICATION_PATH } from '../platform/connect-outside.ts'
import { limitBody } from '../platform/http/body.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import type { Payable } from './payable.ts'
import { findPayment, type PaymentRow, viewOf } from './read-payments.ts'
import { receiveNotification } from './receive-notification.ts'
import { startPayment } from './start-payment.ts'
import { syncPayment } from './sync-payment.ts'

export function paymentRoutes(platform: Platform, payable: Payable): RouteTable<typeof paymentsContract> {
  const { db } = platform.database
  const answerOf = async (payment: PaymentRow) => ({
    ...viewOf(payment),
    orderIds: await payable.orderIds(db, payment.id),
  })
  return {
    'GET /api/payments/{id}': only(
      ['shopper'],
      async ({ params, actor }) => {
        const payment = await findPayment(db, actor.userId, params.id)
        if (!payment) throw new Refusal('payment_not_found')
        if (payment.state !== 'pending' && payment.state !== 'closed') return answerOf(payment)
        // WeChat silent: the state we know is still true.
        await syncPayment(platform, payable, payment).catch((error: unknown) => {
          if (!(error instanceof OutsideUnavailableError)) throw error
        })
        return answerOf((await findPayment(db, actor.userId, params.id)) ?? payment)
      },
      { count: 120, seconds: 60, per: 'actor' },
    ),
    'POST /api/payments/{id}/pay': only(
      ['shopper'],
      async ({ params, body, actor, clientIp }) => {
        const { payment, ...started } = await startPayment(platform, payable, {
          userId: actor.userId,
          paymentId: params.id,
          channel: body?.channel,
          clientIp,
        })
        return { payment: await answerOf(payment), ...started }
      },
      { count: 30, seconds: 60, per: 'actor' },
    ),
  }
}

/** WeChat's notification: its own protocol, so it stands outside the contract. 204 only after it is settled. */
export function mountNotification(app: Hono, platform: Platform, payable: Payable): void {
  app.post(NOTIFICATION_PATH, async (c) => {
    await limitBody(c, 'json')
    await receiveNotification(platform, payable, c.req.raw.headers, await c.req.text())
    return c.body(null, 204)
  })
}
