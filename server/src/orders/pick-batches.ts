import { and, asc, eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { batchesToPick } from '../traceability/index.ts'
import { ofStaff } from './scope.ts'
import { orderLines, orders } from './tables.ts'

/** For each line of an own order that is to be sent, the batches it may be filled from. Refuses with `order_not_found`. */
export async function pickBatches({ database, clock }: Platform, staffId: string, orderId: string) {
  const { db } = database
  const [order] = await db
    .select({ merchantId: orders.merchantId })
    .from(orders)
    .where(and(eq(orders.id, orderId), await ofStaff(db, staffId)))
  if (!order) throw new Refusal('order_not_found')
  const lines = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
  const skuIds = [...new Set(lines.map(({ skuId }) => skuId))]
  const batches = await batchesToPick(db, order.merchantId, skuIds, dayInShanghai(clock()))
  return {
    items: lines
      .filter(({ quantity, refundedQuantity }) => refundedQuantity < quantity)
      .map(({ id, skuId, name, skuName }) => ({
        lineId: id,
        name,
        skuName,
        batches: batches.filter((batch) => batch.skuId === skuId).map(({ skuId: _, ...batch }) => batch),
      })),
  }
}
