import type { Machine } from './machine.ts'

export const orderStates = [
  'pendingPayment',
  'paid',
  'shipped',
  'received',
  'completed',
  'cancelled',
  'closed',
] as const
export type OrderState = (typeof orderStates)[number]

/**
 * pay · cancel (buyer, before payment) · expire (unpaid too long) · revive (money arrived late, stock was there)
 * · ship · receive (buyer, or by itself) · complete (return period over) · refund (whole order given back).
 */
export type OrderEvent = 'pay' | 'cancel' | 'expire' | 'revive' | 'ship' | 'receive' | 'complete' | 'refund'

export const orderMachine: Machine<OrderState, OrderEvent> = {
  pendingPayment: { pay: 'paid', cancel: 'cancelled', expire: 'closed' },
  paid: { ship: 'shipped', refund: 'closed' },
  shipped: { receive: 'received', refund: 'closed' },
  received: { complete: 'completed', refund: 'closed' },
  // A quality fault may show after the merchant has been paid.
  completed: { refund: 'closed' },
  cancelled: { revive: 'paid' },
  closed: { revive: 'paid' },
}

/** What screens call each state. */
export const orderStateNames: Record<OrderState, string> = {
  pendingPayment: '待付款',
  paid: '待发货',
  shipped: '待收货',
  received: '已收货',
  completed: '已完成',
  cancelled: '已取消',
  closed: '已关闭',
}

/** Who said that the goods are there: the buyer, or the system when nobody did for long. */
export const receipts = ['buyer', 'system'] as const
export type Receipt = (typeof receipts)[number]

export const paymentStates = ['pending', 'paid', 'closed', 'refunding', 'refunded'] as const
export type PaymentState = (typeof paymentStates)[number]
/** arriveLate: money came for a closed payment and can't be used any more, so it goes back. */
export type PaymentEvent = 'pay' | 'close' | 'revive' | 'arriveLate' | 'refundDone'

export const paymentMachine: Machine<PaymentState, PaymentEvent> = {
  pending: { pay: 'paid', close: 'closed' },
  paid: {},
  closed: { revive: 'paid', arriveLate: 'refunding' },
  refunding: { refundDone: 'refunded' },
  refunded: {},
}
