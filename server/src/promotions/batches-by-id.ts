import { offerLabel } from '@yuxiang/shared/promotions/words'
import { inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { couponBatches } from './tables.ts'

interface NamedBatch {
  id: string
  name: string
  label: string
  merchantId: string | null
  /** Whether the coupon centre offers it, now or from some day on. */
  offered: boolean
  /** Whether it can be claimed at this moment. */
  claimable: boolean
}

/** What kinds of coupons are, in no order; unknown ones are left out. */
export async function batchesById(db: Db, batchIds: readonly string[], now: Date): Promise<NamedBatch[]> {
  if (batchIds.length === 0) return []
  const rows = await db
    .select()
    .from(couponBatches)
    .where(inArray(couponBatches.id, [...batchIds]))
  return rows.map((row) => {
    const offered = row.state === 'published' && row.channel === 'center' && row.claimTo > now
    const { id, name, merchantId } = row
    return {
      id,
      name,
      label: offerLabel(row),
      merchantId,
      offered,
      claimable: offered && row.claimFrom <= now,
    }
  })
}
