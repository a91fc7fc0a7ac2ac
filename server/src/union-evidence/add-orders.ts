import { unionOrders } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { memberCards } from '../union-fund/index.ts'
import { compareOrder } from './compare-order.ts'
import { type Gathering, slicesOf } from './gathering.ts'
import { type LinePayment, orderRow, paymentsOf } from './order-rows.ts'
import { readRefunds } from './read-movements.ts'
import { receiptNames } from './receipt-names.ts'
import { isAfter } from './subject.ts'
import { Summaries } from './summaries.ts'

/** Adds the order table and the three summaries, and books each payment to its share. Answers what was paid net, by order. */
export async function addOrders(
  gathering: Gathering,
  onShare: (share: number) => Promise<void>,
): Promise<{ netFen: Map<string, number>; paymentIds: string[] }> {
  const { tx, subject, payers, figures } = gathering
  const summaries = new Summaries(subject)
  const found = { netFen: new Map<string, number>(), paymentIds: [] as string[] }
  // Ids are in time order.
  const slices = slicesOf([...figures.spendings.keys()].sort())
  for (const [index, ids] of slices.entries()) {
    const refunds = await readRefunds(tx, subject, ids)
    const payments: LinePayment[] = []
    for (const order of await unionOrders(tx, ids)) {
      const spendings = figures.spendings.get(order.id) ?? []
      compareOrder(subject, order, spendings, refunds.get(order.id) ?? new Map(), (id) =>
        figures.movements.has(id),
      )
      const ofOrder = paymentsOf(subject, order, spendings)
      if (ofOrder.length === 0) continue
      summaries.add(ofOrder)
      payments.push(...ofOrder)
      const netFen = ofOrder.reduce((sum, one) => sum + one.paidFen - one.refundedFen, 0)
      found.netFen.set(order.id, netFen)
      found.paymentIds.push(order.paymentId)
    }
    bookToShares(gathering, payments)
    const memberIds = payments.map(({ accountId }) => payers.shares.get(accountId)?.memberId ?? '')
    const cards = await memberCards(gathering.platform, tx, [...new Set(memberIds.filter(Boolean))])
    gathering.add(
      'orders',
      payments.map((payment) => orderRow(payment, payers, cards)),
    )
    await onShare((index + 1) / slices.length)
  }
  gathering.add('merchants', summaries.merchants())
  gathering.add('counties', summaries.counties())
  gathering.add('products', summaries.products())
  return found
}

function bookToShares({ subject, payers }: Gathering, payments: readonly LinePayment[]): void {
  const counted = new Set<string>()
  for (const { accountId, order, paidFen, refundedFen } of payments) {
    const share = payers.shares.get(accountId)
    if (!share) continue
    share.spentFen += paidFen
    share.refundedFen += refundedFen
    const key = `${accountId} ${order.id}`
    if (counted.has(key)) continue
    counted.add(key)
    share.orders += 1
    const { receivedAt, receivedBy } = order
    if (receivedAt && receivedBy && !isAfter(subject, receivedAt)) {
      share.receipts.add(`${dayInShanghai(receivedAt)} ${receiptNames[receivedBy]}`)
    }
  }
}
