import { assertReachable } from '@yuxiang/shared/states/machine'
import { orderMachine, paymentMachine } from '@yuxiang/shared/states/order'
import type { Platform } from '../platform/index.ts'
import { receiveByItself } from './receive-by-itself.ts'
import { completeOrders } from './receive-order.ts'
import { remindOfReceipt } from './remind-of-receipt.ts'
import { forgetShippingImports } from './shipping-imports.ts'
import { tellPaidOrders } from './tell-paid-orders.ts'
import { remindOfShipping, tellOfLateShipping } from './watch-shipping.ts'

export { certifiedLines } from './certified-lines.ts'
export { type CertifiedSale, certifiedRefunds, certifiedSales, firstPaidOn } from './certified-sales.ts'
export { chargedLines } from './charged-lines.ts'
export { compensableOf, compensateOrder } from './compensate-order.ts'
export { mountShippingFile, orderDeskRoutes } from './desk-routes.ts'
export { fundCosts } from './fund-costs.ts'
export { giftsOfOthersToReturn, giftsToReturn, type StrayGifts, strayGifts } from './gifts-to-return.ts'
export { hasOpenOrder } from './has-open-order.ts'
export {
  type ClaimedOrder,
  holdLines,
  holdUnits,
  lockHeldOrder,
  orderOfBuyer,
  releaseUnits,
  type Units,
  unwithholdUnits,
} from './hold-units.ts'
export type { NewOrder } from './insert-orders.ts'
export { isFirstOrder } from './is-first-order.ts'
export { isPaymentRefundable, requireWayBack } from './is-payment-refundable.ts'
export { lockSiblings } from './lock-order.ts'
export { merchantOrderRoutes } from './merchant-routes.ts'
export { merchantAccountOf } from './order-ledger.ts'
export { orderPayable } from './order-payable.ts'
export { ordersOfBatch } from './orders-of-batch.ts'
export { placeClaimedOrder } from './place-claimed-order.ts'
export { placeOrder } from './place-order.ts'
export { placeParcels } from './place-parcels.ts'
export { quote } from './quote.ts'
export { quoteParcels } from './quote-parcels.ts'
export {
  numbersOfOrders,
  type OrderOfPayment,
  orderNumbersOf,
  ordersOfPayments,
  refundById,
  stateOfOrder,
} from './read-orders.ts'
export { receiveByItself } from './receive-by-itself.ts'
export { completeOrders } from './receive-order.ts'
export { ownLineState, type ReceivedLine, receivedLines } from './received-lines.ts'
export { recipientOf } from './recipient.ts'
export { refundOrder } from './refund-order.ts'
export { previewRefund } from './refund-parts.ts'
export { orderRoutes } from './routes.ts'
export { shippingProgress } from './shipping-progress.ts'
export { soldLines } from './sold-lines.ts'
export { readSpendings } from './spending-reader.ts'
export { type UnionOrder, unionOrders } from './union-orders.ts'
export { venueSalesOf } from './venue-sales.ts'

/** Registers what orders do by themselves; refuses to start on a transition table with a lost state. */
export function defineOrderJobs(platform: Platform): void {
  assertReachable(orderMachine, 'pendingPayment')
  assertReachable(paymentMachine, 'pending')
  platform.jobs.every('receive-orders', '*/10 * * * *', async () => {
    await receiveByItself(platform)
  })
  platform.jobs.every('remind-of-receipt', '25 * * * *', async () => {
    await remindOfReceipt(platform)
  })
  platform.jobs.every('tell-paid-orders', '* * * * *', async () => {
    await tellPaidOrders(platform)
  })
  platform.jobs.every('remind-of-shipping', '5 * * * *', async () => {
    await remindOfShipping(platform)
  })
  platform.jobs.every('tell-of-late-shipping', '*/10 * * * *', async () => {
    await tellOfLateShipping(platform)
  })
  platform.jobs.every('complete-orders', '15 * * * *', async () => {
    await completeOrders(platform)
  })
  platform.jobs.every('forget-shipping-imports', '45 3 * * *', () => forgetShippingImports(platform))
}
