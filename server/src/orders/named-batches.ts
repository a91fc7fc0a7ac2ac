import { inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { batchesToShip } from '../traceability/index.ts'
import { orderLines } from './tables.ts'

/** A row of a sheet that names batches. */
export interface Naming {
  orderId: string
  merchantId: string
  batchCodes: readonly string[]
}

export type Named = { batches: { lineId: string; batchCode: string }[] } | { problem: string }

/** Several batches stand in one cell, divided by a mark or a space. */
export const batchCodesOf = (cell: string): string[] => [
  ...new Set(cell.split(/[;；,，、\s]+/u).filter((code) => code !== '')),
]

/** Which lines of their orders the named batches fill, by order; or what is wrong with them, in words. */
export async function namedBatches(
  db: Db,
  rows: readonly Naming[],
  today: string,
): Promise<Map<string, Named>> {
  const naming = rows.filter(({ batchCodes }) => batchCodes.length > 0)
  if (naming.length === 0) return new Map()
  const lines = await db
    .select({ id: orderLines.id, orderId: orderLines.orderId, skuId: orderLines.skuId })
    .from(orderLines)
    .where(
      inArray(
        orderLines.orderId,
        naming.map(({ orderId }) => orderId),
      ),
    )
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId)
  const found = new Map<string, Named>()
  for (const [merchantId, own] of Map.groupBy(naming, (row) => row.merchantId)) {
    const batchCodes = [...new Set(own.flatMap((row) => row.batchCodes))]
    const batches = await batchesToShip(db, merchantId, { batchCodes, skuIds: [], today })
    for (const row of own) found.set(row.orderId, fitted(row, linesOf.get(row.orderId) ?? [], batches))
  }
  return found
}

function fitted(
  { batchCodes }: Naming,
  lines: readonly { id: string; skuId: string }[],
  batches: Awaited<ReturnType<typeof batchesToShip>>,
): Named {
  const filled: { lineId: string; batchCode: string }[] = []
  for (const batchCode of batchCodes) {
    const batch = batches.find((one) => one.batchCode === batchCode)
    if (!batch) return { problem: `没有批次 ${batchCode}` }
    if (batch.recalled) return { problem: `批次 ${batchCode} 已召回，不能发货` }
    if (batch.expired) return { problem: `批次 ${batchCode} 已过保质期，不能发货` }
    const fitting = lines.filter(({ skuId }) => skuId === batch.skuId)
    if (fitting.length === 0) return { problem: `批次 ${batchCode} 的商品不在这个订单里` }
    if (fitting.some(({ id }) => filled.some(({ lineId }) => lineId === id)))
      return { problem: `同一商品写了两个批次` }
    filled.push(...fitting.map(({ id }) => ({ lineId: id, batchCode })))
  }
  return { batches: filled }
}
