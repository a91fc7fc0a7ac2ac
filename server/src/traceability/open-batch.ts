import type { BatchInput } from '@yuxiang/shared/api/traceability'
import { hashOfBatch } from '@yuxiang/shared/trace/chain'
import { and, eq } from 'drizzle-orm'
import { loadSkusForSale } from '../catalog/index.ts'
import { merchantsOfStaff } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { traceChanged } from './caches.ts'
import { traceBatches } from './tables.ts'
import { newTraceCode } from './trace-code.ts'

/**
 * Opens a batch of a SKU of one's own. What it says of itself stays for ever. Refuses with `sku_not_found` (another
 * merchant's, too), `batch_code_taken`. Answers its id.
 */
export async function openBatch(
  tx: Db,
  staffId: string,
  { current, ...input }: BatchInput,
  now: Date,
): Promise<string> {
  const merchantIds = await merchantsOfStaff(tx, staffId, 'goods')
  const [sku] = await loadSkusForSale(tx, [input.skuId], now)
  if (!sku || !merchantIds.includes(sku.merchantId)) throw new Refusal('sku_not_found')
  if (input.producedOn > dayInShanghai(now)) {
    throw new Refusal('invalid_input', { errors: [{ path: 'producedOn', message: '生产日期不能晚于今天' }] })
  }
  const id = newId()
  const facts = { ...input, traceCode: newTraceCode(), merchantId: sku.merchantId }
  if (current) {
    await holdCurrent(tx, sku.skuId)
    await leaveCurrent(tx, sku.skuId)
  }
  try {
    await tx.insert(traceBatches).values({
      ...facts,
      id,
      merchantName: sku.merchantName,
      countyCode: sku.countyCode,
      county: sku.county,
      productId: sku.productId,
      productName: sku.name,
      skuName: sku.skuName,
      current,
      headHash: hashOfBatch(facts),
      createdBy: staffId,
      createdAt: now,
    })
  } catch (error) {
    if (violatedConstraint(error) === 'trace_batches_batch_code') throw new Refusal('batch_code_taken')
    throw error
  }
  await audit(tx, { actorId: staffId, action: 'batch.open', subject: 'batch', subjectId: id, after: facts })
  await traceChanged(tx)
  return id
}

/** Who marks a batch of this SKU as the current one comes one after the other; taken before any batch is locked. */
export async function holdCurrent(tx: Db, skuId: string): Promise<void> {
  await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended(${`current batch of ${skuId}`}, 0))`
}

/** One batch of a SKU is the current one: the other has to make room. */
export async function leaveCurrent(tx: Db, skuId: string): Promise<void> {
  await tx
    .update(traceBatches)
    .set({ current: false })
    .where(and(eq(traceBatches.skuId, skuId), eq(traceBatches.current, true)))
}
