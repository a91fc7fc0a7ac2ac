import { Id } from '@yuxiang/shared/api/endpoint'
import type { OrderDetail, OrderRefund, OrderSummary } from '@yuxiang/shared/api/orders'
import type { OrderState, Receipt } from '@yuxiang/shared/states/order'
import { and, desc, eq, type InferSelectModel, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { shipmentOf } from '../fulfilment/index.ts'
import { paymentsById, viewOf } from '../payments/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { badCursor } from '../platform/http/keyset.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type BatchMark, batchMarks } from '../traceability/index.ts'
import type { OrderRow } from './move-order.ts'
import { ofPayment } from './move-order.ts'
import { recipientOf } from './recipient.ts'
import { orderLines, orderRefunds, orders } from './tables.ts'

type LineRow = InferSelectModel<typeof orderLines>

export interface OrderPage {
  state?: OrderState | undefined
  page?: number | undefined
  pageSize?: number | undefined
  /** Id of the last order seen. */
  cursor?: string | undefined
}

/** One page of orders in a scope (a buyer's, a merchant's), newest first, in two flat queries. */
export async function listOrders(
  db: Db,
  scope: SQL,
  { state, page = 1, pageSize = 20, cursor }: OrderPage,
): Promise<{ items: OrderSummary[]; total?: number; nextCursor?: string }> {
  if (cursor !== undefined && !Id.safeParse(cursor).success) {
    throw badCursor()
  }
  const inScope = and(scope, state ? eq(orders.state, state) : undefined)
  const rows = await db
    .select()
    .from(orders)
    .where(and(inScope, cursor ? lt(orders.id, cursor) : undefined))
    .orderBy(desc(orders.id))
    .limit(pageSize + 1)
    .offset(cursor ? 0 : (page - 1) * pageSize)
  const shown = rows.slice(0, pageSize)
  const items = await summaries(db, shown)
  const last = shown.at(-1)
  const nextCursor = rows.length > pageSize && last ? { nextCursor: last.id } : {}
  if (cursor !== undefined) return { items, ...nextCursor }
  const [count] = await db.select({ total: sql<number>`count(*)::int` }).from(orders).where(inScope)
  return { items, total: count?.total ?? 0, ...nextCursor }
}

async function summaries(db: Db, rows: OrderRow[]): Promise<OrderSummary[]> {
  if (rows.length === 0) return []
  const lines = await db
    .select()
    .from(orderLines)
    .where(
      inArray(
        orderLines.orderId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(orderLines.orderId, orderLines.position)
  const marks = await batchMarks(db, batchIdsOf(lines))
  return rows.map((row) =>
    summaryOf(
      row,
      lines.filter((line) => line.orderId === row.id),
      marks,
    ),
  )
}

const batchIdsOf = (lines: readonly LineRow[]) => lines.flatMap(({ batchId }) => batchId ?? [])

type Marks = ReadonlyMap<string, BatchMark>

function summaryOf(row: OrderRow, lines: LineRow[], marks: Marks): OrderSummary {
  return {
    id: row.id,
    orderNo: row.orderNo,
    merchantId: row.merchantId,
    merchantName: row.merchantName,
    state: row.state,
    totalFen: row.totalFen,
    goodsFen: row.goodsFen,
    discountFen: row.discountFen,
    freightFen: row.freightFen,
    pointsFen: row.pointsFen,
    allowanceFen: row.allowanceFen,
    cashFen: row.totalFen - row.pointsFen - row.allowanceFen,
    placedAt: row.placedAt.toISOString(),
    paymentId: row.paymentId,
    lines: lines.map((line) => lineView(line, marks.get(line.batchId ?? ''))),
  }
}

const lineView = (line: LineRow, batch: BatchMark | undefined): OrderSummary['lines'][number] => ({
  id: line.id,
  skuId: line.skuId,
  productId: line.productId,
  name: line.name,
  skuName: line.skuName,
  imageUrl: line.imageUrl,
  quantity: line.quantity,
  unitFen: line.unitFen,
  goodsFen: line.goodsFen,
  discountFen: line.discountFen,
  freightFen: line.freightFen,
  payableFen: line.payableFen,
  pointsFen: line.pointsFen,
  allowanceFen: line.allowanceFen,
  cashFen: line.payableFen - line.pointsFen - line.allowanceFen,
  giftValueFen: line.giftValueFen,
  refundedQuantity: line.refundedQuantity,
  ...(line.heldQuantity > 0 && { heldQuantity: line.heldQuantity }),
  fresh: line.fresh,
  certificateNo: line.certificate?.certificateNo ?? null,
  ...(batch && { batch }),
})

/** The caller's order with everything its page shows; refuses with `order_not_found` for anybody else's. */
export async function readOrder(platform: Platform, userId: string, orderId: string): Promise<OrderDetail> {
  const { db } = platform.database
  const [row] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.userId, userId)))
  if (!row) throw new Refusal('order_not_found')
  const [lines, [payment], shipment, siblings, refunds] = await Promise.all([
    db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position),
    paymentsById(db, [row.paymentId]),
    shipmentOf(db, orderId),
    db
      .select({ id: orders.id })
      .from(orders)
      // A union's payment pays many people's orders; nobody sees another's.
      .where(and(ofPayment(row.paymentId), eq(orders.userId, userId)))
      .orderBy(orders.id),
    db.select().from(orderRefunds).where(eq(orderRefunds.orderId, orderId)).orderBy(orderRefunds.id),
  ])
  if (!payment) throw new Error(`order ${orderId} has no payment`)
  const marks = await batchMarks(db, batchIdsOf(lines))
  const now = platform.clock()
  return {
    ...summaryOf(row, lines, marks),
    payment: { ...viewOf(payment), orderIds: siblings.map((sibling) => sibling.id) },
    recipient: recipientOf(platform, row),
    remark: row.remark,
    offers: row.offers.map(({ offerId: _, giftCondition: __, ...offer }) => offer),
    refunds: refunds.map(refundView),
    shipment: shipment && {
      carrier: shipment.carrier,
      carrierName: shipment.carrierName,
      trackingNo: shipment.trackingNo,
      shippedAt: shipment.shippedAt.toISOString(),
      corrected: shipment.correctedAt !== null,
    },
    ...shippingView(row, now),
    mayHurry: row.state === 'paid' && row.hurriedOn !== dayInShanghai(now),
    mayExtendReceipt: row.state === 'shipped' && shipment?.extendedAt === null,
    paidAt: row.paidAt?.toISOString() ?? null,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    automaticReceiptAt:
      row.state === 'shipped' && row.openAfterSales === 0
        ? (shipment?.automaticReceiptAt.toISOString() ?? null)
        : null,
    benefit: benefitOf(lines),
    closeReason: row.closeReason,
  }
}

/** By when an order is to be sent, and whether that is over. */
export const shippingView = ({ state, shipBy }: OrderRow, now: Date) => ({
  shipBy: shipBy?.toISOString() ?? null,
  shippingOverdue: state === 'paid' && shipBy !== null && shipBy <= now,
})

/** A refund as the buyer and the merchant see it. */
export const refundView = (row: InferSelectModel<typeof orderRefunds>): OrderRefund => ({
  id: row.id,
  at: row.createdAt.toISOString(),
  reason: row.reason,
  pointsFen: row.pointsFen,
  allowanceFen: row.allowanceFen,
  toFundFen: row.toFundFen,
  cashFen: row.cashFen,
  totalFen: row.cashFen + row.pointsFen + row.allowanceFen,
  state: row.state,
})

/** What the certified lines did for farmers: each certificate's households once. */
function benefitOf(lines: LineRow[]): OrderDetail['benefit'] {
  const certified = lines.flatMap((line) =>
    line.certificate ? [{ ...line.certificate, goodsFen: line.goodsFen - line.discountFen }] : [],
  )
  if (certified.length === 0) return null
  const byCertificate = new Map(certified.map((line) => [line.certificateNo, line.households]))
  return {
    households: [...byCertificate.values()].reduce((a, b) => a + b, 0),
    counties: [...new Set(certified.map((line) => line.county))],
    goodsFen: certified.reduce((sum, line) => sum + line.goodsFen, 0),
  }
}

/** An order as whoever placed the payment lists it. */
export interface OrderOfPayment {
  id: string
  paymentId: string
  orderNo: string
  merchantName: string
  state: OrderState
  totalFen: number
  receivedAt: Date | null
  receivedBy: Receipt | null
}

/** The orders of some payments, for domains that buy through {@link placeOrder}. */
export function ordersOfPayments(db: Db, paymentIds: readonly string[]): Promise<OrderOfPayment[]> {
  return db
    .select({
      id: orders.id,
      paymentId: orders.paymentId,
      orderNo: orders.orderNo,
      merchantName: orders.merchantName,
      state: orders.state,
      totalFen: orders.totalFen,
      receivedAt: orders.receivedAt,
      receivedBy: orders.receivedBy,
    })
    .from(orders)
    .where(inArray(orders.paymentId, [...paymentIds]))
    .orderBy(orders.id)
}

/** A refund by its id, or null. */
export async function refundById(db: Db, refundId: string): Promise<OrderRefund | null> {
  const [row] = await db.select().from(orderRefunds).where(eq(orderRefunds.id, refundId))
  return row ? refundView(row) : null
}

/** What state an order is in; it exists. */
export async function stateOfOrder(db: Db, orderId: string): Promise<OrderState> {
  const [row] = await db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId))
  if (!row) throw new Error(`there is no order ${orderId}`)
  return row.state
}

/** Numbers of those of some orders that are this buyer's, by id. */
export async function orderNumbersOf(
  db: Db,
  userId: string,
  orderIds: readonly string[],
): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .select({ id: orders.id, orderNo: orders.orderNo })
    .from(orders)
    .where(and(inArray(orders.id, [...orderIds]), eq(orders.userId, userId)))
  return new Map(rows.map((row) => [row.id, row.orderNo]))
}

/** Numbers of some orders, by id. */
export async function numbersOfOrders(db: Db, orderIds: readonly string[]): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .select({ id: orders.id, orderNo: orders.orderNo })
    .from(orders)
    .where(inArray(orders.id, [...orderIds]))
  return new Map(rows.map((row) => [row.id, row.orderNo]))
}
