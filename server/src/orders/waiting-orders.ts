import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { OrderRow } from './move-order.ts'
import { type Recipient, recipientOf } from './recipient.ts'
import { orderLines, orders } from './tables.ts'

/** What is to be put into a parcel. */
export interface WaitingOrder {
  id: string
  orderNo: string
  remark: string
  placedAt: Date
  recipient: Recipient
  lines: { skuId: string; name: string; skuName: string; units: number; isGift: boolean }[]
}

/** As many as one file holds; the oldest are sent first. */
export const filedMost = 500

/**
 * Paid orders of a merchant that wait for their parcel, the oldest first, or one of them; units that the buyer asks
 * back are left out, and orders of nothing else.
 */
export async function waitingOrders(
  platform: Platform,
  db: Db,
  merchantId: string,
  orderId?: string,
): Promise<WaitingOrder[]> {
  const rows = await db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.merchantId, merchantId),
        eq(orders.state, 'paid'),
        orderId ? eq(orders.id, orderId) : undefined,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(filedMost)
  return withLines(platform, db, rows)
}

async function withLines(platform: Platform, db: Db, rows: readonly OrderRow[]): Promise<WaitingOrder[]> {
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
  const linesOf = Map.groupBy(lines, (line) => line.orderId)
  return rows
    .map((row) => ({
      id: row.id,
      orderNo: row.orderNo,
      remark: row.remark,
      placedAt: row.placedAt,
      recipient: recipientOf(platform, row),
      lines: (linesOf.get(row.id) ?? [])
        .map((line) => ({
          skuId: line.skuId,
          name: line.name,
          skuName: line.skuName,
          units: line.quantity - line.refundedQuantity - line.withheldQuantity,
          isGift: line.giftOfferId !== null,
        }))
        .filter(({ units }) => units > 0),
    }))
    .filter((order) => order.lines.length > 0)
}
