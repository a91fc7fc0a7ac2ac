import type { Recaller } from '@yuxiang/shared/api/traceability'
import { type Db, sqlOf } from '../platform/db/index.ts'

interface BatchFacts {
  id: string
  code: string
  skuId: string
  /** Whose office may recall it. */
  countyCode: string
  producedOn: string
  isRecalled: boolean
  /** By whom, while it is. */
  recalledBy: Recaller | null
  /** What asks for its recall: the ids of failed samples. */
  heldFor: string[]
}

/** Batches of a SKU, the youngest first, or some by their ids: what a sample was taken of. */
export function batchFacts(
  db: Db,
  which: { skuId: string } | { ids: readonly string[] },
): Promise<BatchFacts[]> {
  const sql = sqlOf(db)
  const asked = 'skuId' in which ? sql`sku_id = ${which.skuId}` : sql`id = any(${[...which.ids]}::uuid[])`
  return sql<BatchFacts[]>`
    select id, batch_code as code, sku_id as "skuId", county_code as "countyCode", produced_on::text as "producedOn",
      state = 'recalled' as "isRecalled",
      (select by from trace_recalls recall where recall.batch_id = batch.id and recall.lifted_at is null) as "recalledBy",
      array(select source_id from trace_holds hold where hold.batch_id = batch.id and hold.ended_at is null) as "heldFor"
    from trace_batches batch where ${asked} order by produced_on desc, id limit 500`
}
