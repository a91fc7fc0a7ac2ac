import { and, eq } from 'drizzle-orm'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { catalogueChanged } from './caches.ts'
import { columnsOf } from './change-product.ts'
import { setState } from './move-product.ts'
import type { ProductRow } from './own-goods.ts'
import { listingReviews, products } from './tables.ts'

type Decision = { decision: 'approve' } | { decision: 'return'; reason: string }

/**
 * The operator lets a listing, or a change of one, show, or returns it with a reason. What was replaced or taken back
 * since it was looked at is refused: `not_found`, `listing_review_conflict`.
 */
export async function decideListing(
  platform: Platform,
  operatorId: string,
  reviewId: string,
  decision: Decision,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const now = platform.clock()
    const [found] = await tx.select().from(listingReviews).where(eq(listingReviews.id, reviewId))
    if (!found) throw new Refusal('not_found')
    // The product first, as its merchant's acts do.
    const [product] = await tx
      .select()
      .from(products)
      .where(eq(products.id, found.productId))
      .for('no key update')
    const isApproved = decision.decision === 'approve'
    const reason = decision.decision === 'return' ? decision.reason : null
    const [review] = await tx
      .update(listingReviews)
      .set({ state: isApproved ? 'approved' : 'returned', reason, decidedBy: operatorId, decidedAt: now })
      .where(and(eq(listingReviews.id, reviewId), eq(listingReviews.state, 'inReview')))
      .returning()
    if (!review || !product) throw new Refusal('listing_review_conflict')
    if (review.kind === 'listing') await setState(tx, product, isApproved ? 'approve' : 'return', now)
    else if (isApproved && review.proposed) await publishChange(tx, platform, product, review.proposed)
    await tell(tx, platform, product, { reviewId, isChange: review.kind === 'change', reason })
    await audit(tx, {
      actorId: operatorId,
      action: `listing.${decision.decision}`,
      subject: 'product',
      subjectId: product.id,
      before: { name: product.name, categoryKey: product.categoryKey, imageHashes: product.imageHashes },
      after: { reviewId, reason, ...review.proposed },
    })
  })
}

async function publishChange(
  tx: Db,
  platform: Platform,
  product: ProductRow,
  proposed: { name: string; categoryKey: string; imageHashes: string[] },
): Promise<void> {
  await tx
    .update(products)
    .set(await columnsOf(platform, tx, product, proposed, product))
    .where(eq(products.id, product.id))
  await catalogueChanged(tx)
}

async function tell(
  tx: Db,
  platform: Platform,
  product: ProductRow,
  { reviewId, isChange, reason }: { reviewId: string; isChange: boolean; reason: string | null },
): Promise<void> {
  const staff = await staffOfMerchant(tx, product.merchantId)
  const what = isChange ? '商品改动' : '商品'
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: reason === null ? `${what}已通过审核` : `${what}被退回`,
      text: reason === null ? product.name : `${product.name}：${reason}`.slice(0, 200),
      path: `/packages/shop-desk/product/index?id=${product.id}`,
      dedupeKey: `listingDecided/${reviewId}`,
    })),
  )
}
