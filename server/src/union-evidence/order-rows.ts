import { orderStateNames } from '@yuxiang/shared/states/order'
import type { UnionOrder } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { MemberCard } from '../union-fund/index.ts'
import type { Payers } from './payers.ts'
import type { Spending } from './read-movements.ts'
import type { Cell } from './sections.ts'
import { isWithin, type Subject } from './subject.ts'

/** What one of our accounts paid of a line and got back, within the subject's bounds. */
export interface LinePayment {
  order: UnionOrder
  line: UnionOrder['lines'][number]
  accountId: string
  paidAt: Date
  paidFen: number
  refundedFen: number
}

/** What of an order is the subject's, line by line and account by account. */
export function paymentsOf(
  subject: Subject,
  order: UnionOrder,
  spendings: readonly Spending[],
): LinePayment[] {
  return spendings.flatMap(({ accountId, at }) =>
    order.lines.flatMap((line) => {
      const sumOf = (parts: (typeof line)['paid']) =>
        parts.reduce((sum, part) => sum + (part.accountId === accountId ? part.amountFen : 0), 0)
      const paidFen = isWithin(subject, at) ? sumOf(line.paid) : 0
      const refundedFen = sumOf(
        line.refunds.filter((refund) => isWithin(subject, refund.at)).flatMap((refund) => refund.parts),
      )
      return paidFen === 0 && refundedFen === 0
        ? []
        : [{ order, line, accountId, paidAt: at, paidFen, refundedFen }]
    }),
  )
}

/** Units of a line that were bought less those given back, within the bounds. */
export function quantityOf(subject: Subject, { line, paidAt }: LinePayment): number {
  const returned = line.refunds.filter((refund) => isWithin(subject, refund.at))
  const bought = isWithin(subject, paidAt) ? line.quantity : 0
  return bought - returned.reduce((sum, refund) => sum + refund.quantity, 0)
}

/** A row of the order table: see sections.ts. */
export function orderRow(
  payment: LinePayment,
  payers: Pick<Payers, 'shares' | 'purchases'>,
  cards: ReadonlyMap<string, MemberCard>,
): Cell[] {
  const { order, line } = payment
  const share = payers.shares.get(payment.accountId)
  const source = share ? share.grantName : (payers.purchases.get(order.paymentId)?.name ?? '')
  return [
    order.orderNo,
    dayInShanghai(payment.paidAt),
    source,
    share ? (cards.get(share.memberId)?.name ?? '') : '集体采购',
    order.merchantName,
    productName(line),
    line.county,
    line.certificateNo,
    line.quantity,
    payment.paidFen,
    payment.refundedFen,
    orderStateNames[order.state],
  ]
}

const productName = ({ name, skuName }: { name: string; skuName: string }) =>
  skuName === '' ? name : `${name}（${skuName}）`
