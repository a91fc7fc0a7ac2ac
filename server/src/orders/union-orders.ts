import type { OrderState, Receipt } from '@yuxiang/shared/states/order'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { orderLines, orderRefundLines, orderRefunds, orders } from './tables.ts'

/** What union money paid of a line, or got back: the allowance's account, or the fund's of a collective purchase. */
interface UnionPart {
  accountId: string
  amountFen: number
}

/** An order as a union's papers tell it, from the breakdown stored with it. */
export interface UnionOrder {
  id: string
  orderNo: string
  paymentId: string
  merchantId: string
  merchantName: string
  state: OrderState
  receivedAt: Date | null
  receivedBy: Receipt | null
  lines: {
    id: string
    productId: string
    name: string
    skuName: string
    county: string
    certificateNo: string
    quantity: number
    paid: UnionPart[]
    refunds: { at: Date; quantity: number; parts: UnionPart[] }[]
  }[]
}

const partsOf = (parts: readonly { allowanceId: string; amountFen: number }[]): UnionPart[] =>
  parts.map(({ allowanceId, amountFen }) => ({ accountId: allowanceId, amountFen }))

/** Some orders with what union money paid of each line and what of it was refunded, by id. Three flat queries. */
export async function unionOrders(db: Db, orderIds: readonly string[]): Promise<UnionOrder[]> {
  const ids = [...orderIds]
  const rows = await db.select().from(orders).where(inArray(orders.id, ids)).orderBy(asc(orders.id))
  const lines = await db
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .orderBy(orderLines.orderId, orderLines.position)
  const refundLines = await db
    .select({ line: orderRefundLines, at: orderRefunds.createdAt })
    .from(orderRefunds)
    .innerJoin(orderRefundLines, eq(orderRefundLines.refundId, orderRefunds.id))
    // What came back without units is own money: none of the union's concern.
    .where(and(inArray(orderRefunds.orderId, ids), gt(orderRefundLines.quantity, 0)))
    .orderBy(orderRefunds.id)
  const linesOf = Map.groupBy(lines, (line) => line.orderId)
  const refundsOf = Map.groupBy(refundLines, (refund) => refund.line.orderLineId)
  return rows.map(({ id, orderNo, paymentId, merchantId, merchantName, state, receivedAt, receivedBy }) => ({
    id,
    orderNo,
    paymentId,
    merchantId,
    merchantName,
    state,
    receivedAt,
    receivedBy,
    lines: (linesOf.get(id) ?? []).map((line) => ({
      id: line.id,
      productId: line.productId,
      name: line.name,
      skuName: line.skuName,
      county: line.certificate?.county ?? '',
      certificateNo: line.certificate?.certificateNo ?? '',
      quantity: line.quantity,
      paid: partsOf(line.allowances),
      refunds: (refundsOf.get(line.id) ?? []).map((refund) => ({
        at: refund.at,
        quantity: refund.line.quantity,
        parts: partsOf(refund.line.allowances),
      })),
    })),
  }))
}
