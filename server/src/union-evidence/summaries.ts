import { type LinePayment, quantityOf } from './order-rows.ts'
import type { Cell } from './sections.ts'
import type { Subject } from './subject.ts'

interface Sum {
  labels: string[]
  orders: Set<string>
  quantity: number
  paidFen: number
  refundedFen: number
}

/** Sums by merchant, county and product; the largest first. */
export class Summaries {
  readonly #merchants = new Map<string, Sum>()
  readonly #counties = new Map<string, Sum>()
  readonly #products = new Map<string, Sum>()
  readonly #subject: Subject

  constructor(subject: Subject) {
    this.#subject = subject
  }

  /** Adds what one order is about. */
  add(payments: readonly LinePayment[]): void {
    // A line that two allowances paid together was bought once.
    const counted = new Set<string>()
    for (const payment of payments) {
      const { order, line } = payment
      const quantity = counted.has(line.id) ? 0 : quantityOf(this.#subject, payment)
      counted.add(line.id)
      addTo(this.#merchants, order.merchantId, [order.merchantName], payment, quantity)
      addTo(this.#counties, line.county, [line.county], payment, quantity)
      addTo(this.#products, line.productId, [line.name, line.county], payment, quantity)
    }
  }

  merchants(): Cell[][] {
    return rowsOf(this.#merchants, (sum) => sum.orders.size)
  }

  counties(): Cell[][] {
    return rowsOf(this.#counties, (sum) => sum.quantity)
  }

  products(): Cell[][] {
    return rowsOf(this.#products, (sum) => sum.quantity)
  }
}

function addTo(
  sums: Map<string, Sum>,
  key: string,
  labels: string[],
  { order, paidFen, refundedFen }: LinePayment,
  quantity: number,
): void {
  const sum = sums.get(key) ?? { labels, orders: new Set(), quantity: 0, paidFen: 0, refundedFen: 0 }
  sum.orders.add(order.id)
  sum.quantity += quantity
  sum.paidFen += paidFen
  sum.refundedFen += refundedFen
  sums.set(key, sum)
}

const netOf = ({ paidFen, refundedFen }: Sum) => paidFen - refundedFen

const rowsOf = (sums: Map<string, Sum>, countOf: (sum: Sum) => number): Cell[][] =>
  [...sums.values()]
    .sort((a, b) => netOf(b) - netOf(a))
    .map((sum) => [...sum.labels, countOf(sum), sum.paidFen, sum.refundedFen, netOf(sum)])
