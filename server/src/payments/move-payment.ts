import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { type PaymentEvent, paymentMachine } from '@yuxiang/shared/states/order'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { PaymentRow } from './read-payments.ts'
import { payments } from './tables.ts'

/** Columns that change with the state. */
type Change = Partial<Pick<PaymentRow, 'paidAt' | 'closedAt' | 'transactionId' | 'payerOpenid'>>

/**
 * Moves a payment by one conditional update from a state that allows the event. Null: somebody was faster, or the
 * state does not allow it.
 */
export async function movePayment(
  tx: Db,
  paymentId: string,
  event: PaymentEvent,
  change: Change = {},
): Promise<PaymentRow | null> {
  for (const from of statesAllowing(paymentMachine, event)) {
    const to = next(paymentMachine, from, event)
    if (to === null) continue
    const [moved] = await tx
      .update(payments)
      .set({ state: to, ...change })
      .where(and(eq(payments.id, paymentId), eq(payments.state, from)))
      .returning()
    if (moved) return moved
  }
  return null
}
