import type { PublicTrace } from '@yuxiang/shared/api/traceability'
import { brokenAt } from '@yuxiang/shared/trace/chain'
import { and, desc, eq, gt, ne } from 'drizzle-orm'
import { readProduct } from '../catalog/index.ts'
import { contactOfMerchant } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { maskPhone } from '../platform/crypto.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { keptTrace } from './caches.ts'
import { factsOf, headOf, readChain, recallView } from './read-batches.ts'
import { traceBatches, traceRecalls } from './tables.ts'

/** What a scan shows. The chain is reckoned from what the database holds now, and the reader can reckon it again. */
export const readTrace = (platform: Platform, traceCode: string) =>
  keptTrace(platform, `code/${traceCode}`, () => loadTrace(platform, traceCode))

async function loadTrace(platform: Platform, traceCode: string): Promise<PublicTrace> {
  const { db } = platform.database
  const [batch] = await db.select().from(traceBatches).where(eq(traceBatches.traceCode, traceCode))
  if (!batch) throw new Refusal('trace_not_found')
  const [chain, [recall], product, contact] = await Promise.all([
    readChain(db, batch.id),
    db
      .select()
      .from(traceRecalls)
      .where(eq(traceRecalls.batchId, batch.id))
      .orderBy(desc(traceRecalls.id))
      .limit(1),
    readProduct(platform, batch.productId),
    contactOfMerchant(db, platform, batch.merchantId),
  ])
  const { merchant } = product
  return {
    ...factsOf(batch),
    product: {
      id: batch.productId,
      name: batch.productName,
      skuName: batch.skuName,
      imageUrl: product.imageUrl,
      onSale: product.onSale,
      certificateNo: product.certified ? (product.certification?.certificateNo ?? null) : null,
    },
    merchant: {
      id: merchant.id,
      name: merchant.name,
      county: merchant.county,
      story: merchant.story,
      contactMasked: contact ? contactMasked(contact) : '',
    },
    basis: batch.basis,
    issuedOn: dayInShanghai(batch.createdAt),
    head: headOf(batch),
    chain,
    brokenAt: brokenAt(factsOf(batch), chain, headOf(batch)),
    recall: recall ? recallView(recall) : null,
  }
}

/** The family name and a masked number: whom to ask for, and nobody's address book. */
const contactMasked = ({ name, phone }: { name: string; phone: string }): string =>
  `${[...name][0] ?? ''}** ${maskPhone(phone)}`

/** The newest batch of a product that has something to tell and is not recalled. */
export const readProductTrace = (platform: Platform, productId: string) =>
  keptTrace(platform, `product/${productId}`, async () => {
    const [batch] = await platform.database.db
      .select()
      .from(traceBatches)
      .where(
        and(
          eq(traceBatches.productId, productId),
          ne(traceBatches.state, 'recalled'),
          gt(traceBatches.headPosition, 0),
        ),
      )
      .orderBy(desc(traceBatches.producedOn), desc(traceBatches.id))
      .limit(1)
    return {
      batch: batch
        ? {
            traceCode: batch.traceCode,
            batchCode: batch.batchCode,
            producedOn: batch.producedOn,
            events: batch.headPosition,
          }
        : null,
    }
  })
