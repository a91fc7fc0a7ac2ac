import { type Db, sqlOf } from '../platform/db/index.ts'

interface BatchFacts {
  id: string
  code: string
  skuId: string
  /** Whose office may recall it. */
  countyCode: string
  producedOn: string
  isRecalled: boolean
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
      state = 'recalled' as "isRecalled"
    from trace_batches where ${asked} order by produced_on desc, id limit 500`
}
