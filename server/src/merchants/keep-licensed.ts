import { licensedThrough } from '@yuxiang/shared/merchants/licences'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { merchantLicences, merchants } from './tables.ts'

/** Writes anew through which day a merchant may sell, after its licences changed. */
export async function keepLicensed(tx: Db, merchantId: string): Promise<void> {
  const [merchant] = await tx
    .select({ primaryProduceOnly: merchants.primaryProduceOnly })
    .from(merchants)
    .where(eq(merchants.id, merchantId))
    .for('update')
  if (!merchant) throw new Error(`merchant ${merchantId} is gone`)
  const held = await tx
    .select({ kind: merchantLicences.kind, validTo: merchantLicences.validTo })
    .from(merchantLicences)
    .where(and(eq(merchantLicences.merchantId, merchantId), eq(merchantLicences.state, 'accepted')))
  const through = licensedThrough(held, merchant.primaryProduceOnly)
  // A merchant from before licences were asked for files them one by one: what is not there yet stops nothing.
  await tx
    .update(merchants)
    .set({ licensedThrough: through === 'never' ? null : through })
    .where(eq(merchants.id, merchantId))
}
