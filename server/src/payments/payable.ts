import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'

/**
 * What a payment pays for. Payments know nothing of orders; whoever creates a payment gives these, and they run
 * in the transaction that moves the payment, so money and goods can't disagree.
 */
export interface Payable {
  /** Ids of the orders it pays. */
  orderIds(db: Db, paymentId: string): Promise<string[]>
  /** The money is there. */
  paid(tx: Db, paymentId: string, clock: Clock): Promise<void>
  /** Nobody paid in time. */
  expired(tx: Db, paymentId: string, clock: Clock): Promise<void>
  /** Money came after the end: true when the goods could be taken again, else the money goes back. */
  revive(tx: Db, paymentId: string, clock: Clock): Promise<boolean>
  /** The late money was sent back. */
  refunded(tx: Db, paymentId: string, clock: Clock): Promise<void>
  /** A refund that {@link requestRefund} asked for has arrived. */
  partRefunded(tx: Db, refundId: string, clock: Clock): Promise<void>
  /** A refund did not arrive and needs a person; it may still arrive later. Also told of late money's refund. */
  refundFailed(tx: Db, refundId: string, clock: Clock): Promise<void>
}
