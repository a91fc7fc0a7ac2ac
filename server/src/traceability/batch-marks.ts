import { type Db, sqlOf } from '../platform/db/index.ts'

/** What an order's line says of the batch it was filled from. */
export interface BatchMark {
  traceCode: string
  batchCode: string
  recalled: boolean
}

/** By the batches' ids. */
export async function batchMarks(db: Db, batchIds: readonly string[]): Promise<Map<string, BatchMark>> {
  if (batchIds.length === 0) return new Map()
  const rows = await sqlOf(db)<(BatchMark & { id: string })[]>`
    select id, trace_code as "traceCode", batch_code as "batchCode", state = 'recalled' as recalled
    from trace_batches where id = any(${[...batchIds]}::uuid[])`
  return new Map(rows.map(({ id, ...mark }) => [id, mark]))
}
