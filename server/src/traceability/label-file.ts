import { eq } from 'drizzle-orm'
import { contactOfMerchant } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { drawLabel } from './draw-label.ts'
import { lockOwnBatch } from './find-batch.ts'
import { traceBatches } from './tables.ts'
import { sealOf, traceAddress } from './trace-address.ts'

/** Where a batch's 承诺达标合格证 is. */
export const labelPath = (batchId: string) => `/api/merchant/batches/${batchId}/label/file`

/** Its address for whoever works for the merchant, good for 10 minutes. A recalled batch gets no more labels. */
export async function labelLink(
  { database, config, clock }: Platform,
  staffId: string,
  batchId: string,
): Promise<string> {
  const batch = await database.transaction((tx) => lockOwnBatch(tx, staffId, batchId))
  if (batch.state === 'recalled') throw new Refusal('batch_recalled')
  return signedLink(config.SECRET_KEY, labelPath(batchId), clock())
}

/** The paper as the batch is now: its seal is that of the newest event. */
export async function readLabel(
  platform: Platform,
  batchId: string,
): Promise<{ bytes: Uint8Array; name: string }> {
  const { db } = platform.database
  const [batch] = await db.select().from(traceBatches).where(eq(traceBatches.id, batchId))
  if (!batch) throw new Refusal('not_found')
  const contact = await contactOfMerchant(db, platform, batch.merchantId)
  const seal = sealOf(batch.headHash)
  const bytes = await drawLabel({
    batch,
    // The rule asks how to reach whoever promises: in full on their own paper, masked on the public page.
    contact: contact ? `${contact.name} ${contact.phone}` : '',
    issuedOn: dayInShanghai(batch.createdAt),
    address: traceAddress(platform, batch.traceCode, seal),
    seal,
  })
  return { bytes, name: `承诺达标合格证 ${batch.batchCode}.pdf` }
}
