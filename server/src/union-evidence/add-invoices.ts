import { and, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { dueOf } from './due-of-orders.ts'
import { type Gathering, slicesOf } from './gathering.ts'
import { unionInvoices } from './tables.ts'

const invoiceStateNames = { requested: '已申请', issued: '已开具', received: '已收到' } as const

/**
 * Adds the invoices of these orders: each over the whole order, and beside it what of that the subject's accounts paid
 * net, as the ledger says. What has no invoice yet is the rest of the net.
 */
export async function addInvoices(gathering: Gathering, netFen: ReadonlyMap<string, number>): Promise<void> {
  const { tx, subject, invoiced } = gathering
  for (const ids of slicesOf([...netFen.keys()])) {
    const rows = await tx
      .select()
      .from(unionInvoices)
      .where(and(eq(unionInvoices.unionId, subject.unionId), inArray(unionInvoices.orderId, ids)))
      .orderBy(unionInvoices.orderId)
    const due = await dueOf(tx, rows)
    for (const row of rows) invoiced[row.state] += netFen.get(row.orderId) ?? 0
    gathering.add(
      'invoices',
      rows.map((row) => {
        const dueFen = due.get(`${row.unionId} ${row.orderId}`) ?? 0
        const amountFen = row.state === 'requested' ? dueFen : row.amountFen
        return [
          row.orderNo,
          row.merchantName,
          amountFen,
          netFen.get(row.orderId) ?? 0,
          Math.max(0, amountFen - dueFen),
          invoiceStateNames[row.state],
          row.invoiceNo,
          row.issuedOn,
          dayInShanghai(row.requestedAt),
        ]
      }),
    )
  }
}
