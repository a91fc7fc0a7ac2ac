import { type Db, sqlOf } from '../platform/db/index.ts'

export interface PickableBatch {
  skuId: string
  batchCode: string
  producedOn: string
  bestBefore: string
  /** Parcels are filled from it unless another is named. */
  current: boolean
}

/** Of each SKU so many, and the current one. */
const newest = 8

/** Batches that parcels may be filled from, the newest of each SKU first: neither recalled nor past their day. */
export const batchesToPick = (
  db: Db,
  merchantId: string,
  skuIds: readonly string[],
  today: string,
): Promise<PickableBatch[]> => {
  const sql = sqlOf(db)
  const fitting = sql`select id, sku_id, batch_code, produced_on, best_before, current from trace_batches batch
    where batch.sku_id = wanted.sku_id and batch.merchant_id = ${merchantId} and state = 'active'
      and best_before >= ${today}::date`
  return sql<PickableBatch[]>`
    select found.sku_id as "skuId", found.batch_code as "batchCode", found.produced_on::text as "producedOn",
      found.best_before::text as "bestBefore", found.current
    from unnest(${[...skuIds]}::uuid[]) as wanted (sku_id) cross join lateral (
      (${fitting} order by produced_on desc, id desc limit ${newest}) union (${fitting} and current)
    ) found
    order by found.sku_id, found.current desc, found.produced_on desc, found.id desc`
}
