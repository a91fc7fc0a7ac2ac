import type { UnionOrder } from '../orders/index.ts'
import { assertSame } from './difference.ts'
import type { Spending } from './read-movements.ts'
import { isAfter, type Subject } from './subject.ts'

/**
 * Throws `EvidenceDifference` unless an order's lines say what the ledger says: what each of our accounts paid, and
 * what was refunded at each moment, of our accounts and of any other that paid with them.
 */
export function compareOrder(
  subject: Subject,
  order: UnionOrder,
  spendings: readonly Spending[],
  ledgerRefunds: ReadonlyMap<number, number>,
  isOurs: (accountId: string) => boolean,
): void {
  const paid = new Map<string, number>()
  for (const part of order.lines.flatMap((line) => line.paid)) addTo(paid, part.accountId, part.amountFen)
  const spent = new Map<string, number>()
  for (const one of spendings) addTo(spent, one.accountId, one.amountFen)
  for (const accountId of new Set([...spent.keys(), ...[...paid.keys()].filter(isOurs)])) {
    const what = `order ${order.orderNo} paid by ${accountId}`
    assertSame(what, spent.get(accountId) ?? 0, paid.get(accountId) ?? 0)
  }

  const refunded = new Map<number, number>()
  for (const refund of order.lines.flatMap((line) => line.refunds)) {
    if (isAfter(subject, refund.at)) continue
    for (const part of refund.parts) addTo(refunded, refund.at.getTime(), part.amountFen)
  }
  for (const at of new Set([...ledgerRefunds.keys(), ...refunded.keys()])) {
    const what = `order ${order.orderNo} refunded at ${new Date(at).toISOString()}`
    assertSame(what, ledgerRefunds.get(at) ?? 0, refunded.get(at) ?? 0)
  }
}

function addTo<Key>(sums: Map<Key, number>, key: Key, fen: number): void {
  sums.set(key, (sums.get(key) ?? 0) + fen)
}
