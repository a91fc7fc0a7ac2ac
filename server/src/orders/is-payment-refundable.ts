import { policy } from '@yuxiang/shared/policy'
import type { OrderRow } from './move-order.ts'

const DAY_MS = 86_400_000

/** Whether WeChat Pay still gives own money of the order back the way it came. */
export const isPaymentRefundable = ({ paidAt }: Pick<OrderRow, 'paidAt'>, now: Date): boolean =>
  paidAt !== null && now.getTime() < paidAt.getTime() + policy.paymentRefundable.value * DAY_MS
