import { eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { batchesToShip, batchMarks } from '../traceability/index.ts'
import type { OrderRow } from './move-order.ts'
import { orderLines } from './tables.ts'

/**
 * Notes from which batch each line of an order being shipped was filled: the one named, else its SKU's current one, else
 * none; one whose best-before day is over is refused either way. The batches are locked, so that a recall comes before this, and it is
 * refused, or after it, and the buyer is told. A line that a recall has marked needs another batch as long as that
 * recall stands. Refuses with `order_line_not_found`, `batch_not_found`, `batch_recalled`, `batch_expired`.
 */
export async function fillFromBatches(
  tx: Db,
  order: Pick<OrderRow, 'id' | 'merchantId'>,
  named: readonly { lineId: string; batchCode: string }[],
  now: Date,
): Promise<{ lineId: string; batchId: string }[]> {
  const skusOfLines = await tx
    .select({ skuId: orderLines.skuId })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
  const batches = await batchesToShip(tx, order.merchantId, {
    batchCodes: named.map(({ batchCode }) => batchCode),
    skuIds: skusOfLines.map(({ skuId }) => skuId),
    today: dayInShanghai(now),
  })
  // Read after the lock: a recall that was faster has marked what it would have filled.
  const lines = await tx.select().from(orderLines).where(eq(orderLines.orderId, order.id))
  if (named.some(({ lineId }) => !lines.some(({ id }) => id === lineId)))
    throw new Refusal('order_line_not_found')
  const marks = await batchMarks(
    tx,
    lines.flatMap(({ batchId }) => batchId ?? []),
  )
  const filled = lines
    .filter(({ quantity, refundedQuantity }) => refundedQuantity < quantity)
    .map(({ id: lineId, skuId, batchId: markedId }) => {
      const code = named.find((one) => one.lineId === lineId)?.batchCode
      const batch = batches.find(
        (one) => one.skuId === skuId && (code === undefined ? one.current : one.batchCode === code),
      )
      if (code !== undefined && !batch) throw new Refusal('batch_not_found')
      const isMarked = markedId !== null && marks.get(markedId)?.recalled
      if (batch?.recalled || (!batch && isMarked)) throw new Refusal('batch_recalled')
      if (batch?.expired) {
        throw new Refusal(
          'batch_expired',
          code === undefined ? { detail: '当前批次已过保质期，请选这次发的是哪一批，或新建批次' } : {},
        )
      }
      return { lineId, batchId: batch?.id ?? null }
    })
  await sqlOf(tx)`
    update order_lines set batch_id = filled.batch_id
    from unnest(${filled.map(({ lineId }) => lineId)}::uuid[], ${filled.map(({ batchId }) => batchId)}::uuid[])
      as filled (line_id, batch_id)
    where order_lines.id = filled.line_id and order_lines.batch_id is distinct from filled.batch_id`
  return filled.flatMap(({ lineId, batchId }) => (batchId === null ? [] : { lineId, batchId }))
}
