import { next } from '@yuxiang/shared/states/machine'
import { type ProductEvent, type ProductState, productMachine } from '@yuxiang/shared/states/product'
import { and, eq } from 'drizzle-orm'
import { isBarred } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { catalogueChanged } from './caches.ts'
import { isReviewed, openReview, takeReviewBack } from './listing-reviews.ts'
import { lockOwnProduct, lockSkusOf, ownProduct, type ProductRow } from './own-goods.ts'
import { refreshProducts } from './refresh-listings.ts'
import { products } from './tables.ts'

type Asked = 'submit' | 'takeBack' | 'withdraw' | 'relist'

/**
 * What a merchant does with a listing: offer it (to the review, or to buyers where there is none), take back what
 * waits, take it off sale and put it there again. Refuses with `product_not_found`, `product_state_conflict`,
 * `product_without_sku`.
 */
export async function moveProduct(
  tx: Db,
  platform: Platform,
  staffId: string,
  { productId, event }: { productId: string; event: Asked },
): Promise<void> {
  await ownProduct(tx, staffId, productId)
  if (event === 'submit' || event === 'relist') {
    const skus = await lockSkusOf(tx, productId)
    if (!skus.some((sku) => sku.state === 'onSale')) throw new Refusal('product_without_sku')
  }
  const product = await lockOwnProduct(tx, staffId, productId)
  const now = platform.clock()
  if (event === 'takeBack' && product.state !== 'inReview') {
    if (!(await takeReviewBack(tx, productId, now))) throw new Refusal('product_state_conflict')
  } else {
    const state = await setState(tx, product, event === 'submit' && !isReviewed() ? 'publish' : event, now)
    if (state === 'inReview') await openReview(tx, platform, { product, staffId, proposed: null })
    if (event === 'takeBack') await takeReviewBack(tx, productId, now)
  }
  await audit(tx, {
    actorId: staffId,
    action: `product.${event}`,
    subject: 'product',
    subjectId: productId,
    before: { state: product.state },
  })
}

/**
 * Moves a listing by its machine, conditionally; lists follow at once. What a merchant puts on sale who may not sell at
 * present waits until it may. Refuses with `product_state_conflict`.
 */
export async function setState(
  tx: Db,
  product: ProductRow,
  event: ProductEvent,
  now: Date,
): Promise<ProductState> {
  const reached = next(productMachine, product.state, event)
  if (reached === null) throw new Refusal('product_state_conflict')
  const to = reached === 'onSale' && (await isBarred(tx, product.merchantId)) ? 'barred' : reached
  const isNew = reached === 'onSale' && event !== 'relist'
  const moved = await tx
    .update(products)
    .set({ state: to, ...(isNew && { listedAt: now }) })
    .where(and(eq(products.id, product.id), eq(products.state, product.state)))
    .returning({ id: products.id })
  if (moved.length === 0) throw new Refusal('product_state_conflict')
  if (to === 'onSale') await refreshProducts(tx, now, [product.id])
  await catalogueChanged(tx)
  return to
}
