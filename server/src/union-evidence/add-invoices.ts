import { and, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { type Gathering, slicesOf } from './gathering.ts'
import { unionInvoices } from './tables.ts'

const invoiceStateNames = { requested: '已申请', received: '已收到' } as const

/** Adds the invoices of these orders. */
export async function addInvoices(gathering: Gathering, orderIds: readonly string[]): Promise<void> {
  const { tx, subject } = gathering
  for (const ids of slicesOf(orderIds)) {
    const rows = await tx
      .select()
      .from(unionInvoices)
      .where(and(eq(unionInvoices.unionId, subject.unionId), inArray(unionInvoices.orderId, ids)))
      .orderBy(unionInvoices.orderId)
    gathering.add(
      'invoices',
      rows.map((row) => [
        row.orderNo,
        row.merchantName,
        row.amountFen,
        invoiceStateNames[row.state],
        row.invoiceNo,
        row.issuedOn,
        dayInShanghai(row.requestedAt),
      ]),
    )
  }
}
