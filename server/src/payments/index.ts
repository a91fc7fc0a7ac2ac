import type { Platform } from '../platform/index.ts'
import { askAboutRefunds } from './ask-about-refunds.ts'
import { CLOSE_QUEUE, closeWechatOrder, expirePayments } from './close-payment.ts'
import type { Payable } from './payable.ts'
import { reconcileMissingDays } from './reconcile.ts'
import { REFUND_QUEUE, refundPayment } from './refund-payment.ts'

export { askAboutRefunds } from './ask-about-refunds.ts'
export { closePayment, expirePayments } from './close-payment.ts'
export { createPayment, paymentDeadline } from './create-payment.ts'
export type { Payable } from './payable.ts'
export { findPayment, listReconciliations, paymentsById, viewOf } from './read-payments.ts'
export { reconcile, reconcileMissingDays } from './reconcile.ts'
export { lockPayment, requestRefund } from './refund-payment.ts'
export { mountNotification, paymentRoutes } from './routes.ts'
export { syncPayment } from './sync-payment.ts'

/** Registers what payments do by themselves. */
export function definePaymentJobs(platform: Platform, payable: Payable): void {
  const { jobs } = platform
  jobs.define<{ refundId: string }>(
    REFUND_QUEUE,
    { retryLimit: 12, retryDelaySeconds: 5, retryBackoff: true, concurrency: 4 },
    ({ refundId }) => refundPayment(platform, payable, refundId),
  )
  jobs.define<{ outTradeNo: string }>(
    CLOSE_QUEUE,
    { retryLimit: 8, retryDelaySeconds: 10, retryBackoff: true, concurrency: 4 },
    ({ outTradeNo }) => closeWechatOrder(platform, payable, outTradeNo),
  )
  jobs.every('expire-payments', '* * * * *', async () => {
    await expirePayments(platform, payable)
  })
  jobs.every('ask-about-refunds', '40 * * * *', () => askAboutRefunds(platform, payable))
  // WeChat's bill of a day is there from 10 o'clock of the next.
  jobs.every('reconcile-payments', '30 10 * * *', async () => {
    await reconcileMissingDays(platform)
  })
}
