import type { BatchBuyer } from '@yuxiang/shared/api/traceability'
import { desc, eq } from 'drizzle-orm'
import { maskPhone } from '../platform/crypto.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { recallerOf, requireBatch } from './find-batch.ts'
import type { LineOfBatch, OrdersOfBatch } from './orders-of-batch.ts'
import type { DeskScope } from './scope.ts'
import { traceRecalls } from './tables.ts'

const pageSizeDefault = 20

/**
 * Who has goods of a batch: enough to follow a recall up, and nobody's whole name or number. For whoever may recall it; who
 * only looks (the city's office) is refused with `batch_not_found`.
 */
export async function listBuyers(
  { database, cipher }: Platform,
  scope: DeskScope,
  batchId: string,
  { cursor, pageSize = pageSizeDefault }: { cursor?: string | undefined; pageSize?: number | undefined },
  orders: OrdersOfBatch,
): Promise<{ items: BatchBuyer[]; nextCursor?: string }> {
  const { db } = database
  const batch = await requireBatch(db, scope, batchId)
  if (recallerOf(scope, batch) === null) throw new Refusal('batch_not_found')
  const [recall] = await db
    .select({ toldAt: traceRecalls.toldAt })
    .from(traceRecalls)
    .where(eq(traceRecalls.batchId, batchId))
    .orderBy(desc(traceRecalls.id))
    .limit(1)
  const lines = await orders.linesOfBatch(db, batchId, { after: cursor, limit: pageSize + 1 })
  const shown = lines.slice(0, pageSize)
  const last = shown.at(-1)
  const viewOf = (line: LineOfBatch): BatchBuyer => {
    const { lineId, orderNo, quantity, state } = line
    const { name, phone, region } = orders.recipientOf({ cipher }, line)
    return {
      id: lineId,
      orderNo,
      quantity,
      state,
      nameMasked: `${[...name][0] ?? ''}**`,
      phoneMasked: maskPhone(phone),
      region,
      told: Boolean(recall?.toldAt),
    }
  }
  return { items: shown.map(viewOf), ...(lines.length > pageSize && last && { nextCursor: last.lineId }) }
}
