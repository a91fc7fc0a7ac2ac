import { staffOfMerchant } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Catalogue } from './catalogue.ts'

/** Staff of the applicant never act for the office in its affairs, nor see who objects: `reviewer_conflicted`. */
export async function requireImpartial(db: Db, userId: string, merchantId: string): Promise<void> {
  if ((await staffOfMerchant(db, merchantId)).includes(userId)) throw new Refusal('reviewer_conflicted')
}

/** The same, of the merchant whose product it is. */
export async function requireImpartialTo(
  tx: Db,
  { catalogue }: { catalogue: Catalogue },
  { userId }: { userId: string },
  { productId }: { productId: string },
): Promise<void> {
  const [product] = await catalogue.productFacts(tx, [productId])
  if (product) await requireImpartial(tx, userId, product.merchantId)
}
