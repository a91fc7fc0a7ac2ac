import { policy } from '@yuxiang/shared/policy'
import { inArray, sql } from 'drizzle-orm'
import { isSignedFor, trackParcel } from '../fulfilment/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { CaseRow } from './find-case.ts'
import { moveCase } from './move-case.ts'
import { afterSales } from './tables.ts'
import { tellMerchant } from './tell.ts'
import { parcelOfCase } from './track-case.ts'

/** A query costs money: no more than this at a time. */
const BATCH = 50

/**
 * Job: asks the carriers of goods on their way back, those not asked for the longest first: what never arrives keeps no
 * other from its turn. Once delivered, the merchant's time to inspect begins.
 */
export async function noteArrivals(platform: Platform): Promise<number> {
  const { db } = platform.database
  const rows = await db
    .select()
    .from(afterSales)
    // The state as a literal, or the partial index could not be used.
    .where(sql`${afterSales.state} = 'returning'`)
    .orderBy(sql`${afterSales.returnAskedAt} asc nulls first`, afterSales.returnedAt)
    .limit(BATCH)
  await db
    .update(afterSales)
    .set({ returnAskedAt: platform.clock() })
    .where(
      inArray(
        afterSales.id,
        rows.map(({ id }) => id),
      ),
    )
  let noted = 0
  for (const row of rows) {
    if ((await isDelivered(platform, row)) && (await note(platform, row))) noted += 1
  }
  return noted
}

async function isDelivered(platform: Platform, row: CaseRow): Promise<boolean> {
  const parcel = await parcelOfCase(platform, row, 'return')
  if (!parcel) return false
  const { carrier, trackingNo, phone } = parcel
  const events = await trackParcel(platform, { carrier, trackingNo }, phone)
  return isSignedFor(events ?? [])
}

/** Notes it, unless the merchant was faster. */
async function note(platform: Platform, row: CaseRow): Promise<boolean> {
  try {
    await platform.database.transaction(async (tx) => {
      const moved = await moveCase(tx, platform, row, {
        event: 'arrive',
        by: null,
        text: `快递显示退货已签收，商家将在 ${policy.returnInspection.value} 天内验货`,
        set: { arrivedAt: platform.clock() },
      })
      await tellMerchant(tx, platform, moved, {
        about: 'arrived',
        title: '退货已送达，请验货',
        text: `订单 ${row.orderNo}，${policy.returnInspection.value} 天内未验货视为通过`,
      })
    })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'after_sale_state_conflict') return false
    throw error
  }
}
