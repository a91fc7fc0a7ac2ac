import { type Db, sqlOf } from '../platform/db/index.ts'

interface BatchToShip {
  id: string
  batchCode: string
  skuId: string
  current: boolean
  recalled: boolean
  /** Its best-before day is over. */
  expired: boolean
}

/**
 * The batches of a merchant that parcels may be filled from: those named, and the current ones of some SKUs. Locked in
 * share until the parcel is on record: a recall waits for that, or has been waited for here.
 */
export const batchesToShip = (
  tx: Db,
  merchantId: string,
  { batchCodes, skuIds, today }: { batchCodes: readonly string[]; skuIds: readonly string[]; today: string },
): Promise<BatchToShip[]> =>
  sqlOf(tx)<BatchToShip[]>`
    select id, batch_code as "batchCode", sku_id as "skuId", current, state = 'recalled' as recalled,
      best_before < ${today}::date as expired
    from trace_batches
    where merchant_id = ${merchantId}
      and (batch_code = any(${[...batchCodes]}::text[]) or (current and sku_id = any(${[...skuIds]}::uuid[])))
    order by id for share`
