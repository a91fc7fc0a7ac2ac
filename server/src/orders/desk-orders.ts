import type { DeskOrder } from '@yuxiang/shared/api/order-desk'
import { inArray } from 'drizzle-orm'
import { shipmentsOf } from '../fulfilment/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { OrderRow } from './move-order.ts'
import { shippingView } from './read-orders.ts'
import { type Recipient, recipientOf } from './recipient.ts'
import { orderLines } from './tables.ts'

type LineRow = typeof orderLines.$inferSelect

/** A name of which one character is left, a phone without its middle. */
export const masked = ({ name, phone, region }: Recipient) => ({
  name: `${[...name][0] ?? ''}**`,
  phone: maskPhone(phone),
  region,
})

/** Orders as their merchant's desk lists them, in the order given. */
export async function deskOrdersOf(
  platform: Platform,
  db: Db,
  rows: readonly OrderRow[],
): Promise<DeskOrder[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const lines = await db
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .orderBy(orderLines.orderId, orderLines.position)
  const linesOf = Map.groupBy(lines, (line) => line.orderId)
  const shipments = await shipmentsOf(db, ids)
  const now = platform.clock()
  return rows.map((row) => {
    const shipment = shipments.get(row.id)
    return {
      id: row.id,
      orderNo: row.orderNo,
      state: row.state,
      placedAt: row.placedAt.toISOString(),
      paidAt: row.paidAt?.toISOString() ?? null,
      ...shippingView(row, now),
      recipient: masked(recipientOf(platform, row)),
      remark: row.remark,
      totalFen: row.totalFen,
      withheldUnits: (linesOf.get(row.id) ?? []).reduce((sum, line) => sum + line.withheldQuantity, 0),
      lines: (linesOf.get(row.id) ?? []).map(lineView),
      shipment: shipment
        ? {
            carrier: shipment.carrier,
            carrierName: shipment.carrierName,
            trackingNo: shipment.trackingNo,
            shippedAt: shipment.shippedAt.toISOString(),
            corrected: shipment.correctedAt !== null,
          }
        : null,
    }
  })
}

const lineView = (line: LineRow): DeskOrder['lines'][number] => ({
  id: line.id,
  name: line.name,
  skuName: line.skuName,
  imageUrl: line.imageUrl,
  quantity: line.quantity,
  withheld: line.refundedQuantity + line.withheldQuantity,
  refundable: line.quantity - line.refundedQuantity - line.heldQuantity,
  unitFen: line.unitFen,
  payableFen: line.payableFen,
  isGift: line.giftOfferId !== null,
})
