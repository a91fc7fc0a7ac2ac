import { policy } from '@yuxiang/shared/policy'
import { type Db, sqlOf } from '../platform/db/index.ts'

export interface NewPayment {
  id: string
  userId: string
  amountFen: number
  /** What WeChat shows the payer, at most 127 bytes there. */
  description: string
  createdAt: Date
  /** Sooner than {@link paymentDeadline}, where less time is given. */
  expiresAt?: Date
}

/** Until when a payment placed at `createdAt` can be paid. */
export const paymentDeadline = (createdAt: Date): Date =>
  new Date(createdAt.getTime() + policy.paymentTimeout.value * 60_000)

/** Our number at WeChat Pay: 32 characters, unique for ever. */
const outTradeNoOf = (paymentId: string): string => paymentId.replaceAll('-', '')

/** Writes a payment in the caller's transaction: pending, or paid at once when there is no own money to pay. */
export async function createPayment(tx: Db, payment: NewPayment): Promise<void> {
  await sqlOf(tx)`
    insert into payments (id, user_id, out_trade_no, amount_fen, description, created_at, expires_at, state, paid_at)
    values (${payment.id}, ${payment.userId}, ${outTradeNoOf(payment.id)}, ${payment.amountFen},
      ${payment.description}, ${payment.createdAt.toISOString()},
      ${(payment.expiresAt ?? paymentDeadline(payment.createdAt)).toISOString()}, ${payment.amountFen === 0 ? 'paid' : 'pending'},
      ${payment.amountFen === 0 ? payment.createdAt.toISOString() : null})`
}
