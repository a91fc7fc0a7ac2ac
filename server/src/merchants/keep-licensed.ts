import { licensedThrough } from '@yuxiang/shared/merchants/licences'
import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { licencesOf } from './licence-rows.ts'
import { merchants } from './tables.ts'

/** Writes anew through which day a merchant may sell, after its licences changed. */
export async function keepLicensed(tx: Db, merchantId: string): Promise<void> {
  const [merchant] = await tx
    .select({ primaryProduceOnly: merchants.primaryProduceOnly })
    .from(merchants)
    .where(eq(merchants.id, merchantId))
    .for('update')
  if (!merchant) throw new Error(`merchant ${merchantId} is gone`)
  const held = await licencesOf(tx, [merchantId])
  const through = licensedThrough(held, merchant.primaryProduceOnly)
  // A merchant from before licences were asked for files them one by one: what is not there yet stops nothing.
  await tx
    .update(merchants)
    .set({ licensedThrough: through === 'never' ? null : through })
    .where(eq(merchants.id, merchantId))
}
