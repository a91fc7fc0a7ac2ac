import { policy } from '@yuxiang/shared/policy'
import type { Breakdown } from '@yuxiang/shared/pricing/breakdown'
import { Refusal } from '../platform/http/refusal.ts'
import { giftOrders } from './offers-at-hand.ts'

/**
 * Refuses with `too_many_merchants` what would be more orders, those of gifts alone included, than WeChat takes parcels
 * of for one payment: the last would never be told of, and the money never released.
 */
export function refuseTooMany(breakdown: Breakdown): void {
  const orders = breakdown.orders.length + giftOrders(breakdown).length
  if (orders > policy.ordersPerPayment.value) throw new Refusal('too_many_merchants')
}
