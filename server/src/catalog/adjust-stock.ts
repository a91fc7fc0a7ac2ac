import type { StockInput } from '@yuxiang/shared/api/goods'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { catalogueChanged } from './caches.ts'
import { refreshLowestPrices } from './lowest-price.ts'
import { ownSku } from './own-goods.ts'

/** By how much each SKU's stock changes, and why. */
export interface StockChange {
  skuId: string
  change: number
}

/**
 * Writes a SKU's stock anew with the reason, beside whatever orders take at the same time: a count changes it by what
 * it differs from the figure that was seen. Refuses with `sku_not_found`, and `stock_short` below zero.
 */
export async function adjustStock(
  tx: Db,
  platform: Platform,
  staffId: string,
  { skuId, input }: { skuId: string; input: StockInput },
): Promise<{ before: number; after: number }> {
  await ownSku(tx, staffId, skuId)
  const change = changeOf(input)
  const [written] = await writeStock(tx, [{ skuId, change }], {
    reason: input.reason,
    words: input.words,
    actorId: staffId,
    now: platform.clock(),
  })
  if (!written) throw new Refusal('stock_short')
  await audit(tx, {
    actorId: staffId,
    action: 'stock.adjust',
    subject: 'sku',
    subjectId: skuId,
    before: { stock: written.before },
    after: { stock: written.after, ...input },
  })
  return { before: written.before, after: written.after }
}

function changeOf(input: StockInput): number {
  switch (input.reason) {
    case 'received':
      return input.units
    case 'damaged':
      return -input.units
    case 'counted':
      return input.counted - input.seen
    case 'other':
      return input.change
  }
}

/**
 * Changes stock and leaves an entry of each, in one statement and in the order of ids, as orders lock it. Answers
 * those that could be written: one that would go below zero is not, and the caller refuses.
 */
export async function writeStock(
  tx: Db,
  changes: readonly StockChange[],
  why: { reason: string; words: string; actorId: string; now: Date },
): Promise<{ skuId: string; before: number; after: number }[]> {
  if (changes.length === 0) return []
  const sql = sqlOf(tx)
  const skuIds = changes.map(({ skuId }) => skuId)
  const written = await sql<{ skuId: string; before: number; after: number }[]>`
    with wanted as (
      select * from unnest(${skuIds}::uuid[], ${changes.map(({ change }) => change)}::int[],
        ${changes.map(newId)}::uuid[]) as change (sku_id, change, entry_id)
    ), locked as materialized (
      select stock.sku_id, stock.available from sku_stock stock join wanted using (sku_id)
      order by stock.sku_id for update of stock
    ), changed as (
      update sku_stock stock set available = locked.available + wanted.change
      from wanted join locked using (sku_id)
      where stock.sku_id = wanted.sku_id and locked.available + wanted.change >= 0
      returning stock.sku_id, wanted.entry_id, wanted.change, locked.available as before,
        stock.available as after
    ), noted as (
      insert into stock_entries (id, sku_id, reason, words, change, before, after, actor_id, at)
      select entry_id, sku_id, ${why.reason}, ${why.words}, change, before, after, ${why.actorId}::uuid,
        ${why.now.toISOString()}::timestamptz
      from changed
    )
    select sku_id as "skuId", before, after from changed`
  const crossed = written.filter(({ before, after }) => (before === 0) !== (after === 0))
  await refreshLowestPrices(
    tx,
    crossed.map(({ skuId }) => skuId),
  )
  await catalogueChanged(tx)
  return [...written]
}
