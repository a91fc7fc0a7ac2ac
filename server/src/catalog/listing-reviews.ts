import { policy } from '@yuxiang/shared/policy'
import { and, eq } from 'drizzle-orm'
import { operatorIds } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { ProductRow } from './own-goods.ts'
import { listingReviews, type ProposedListing } from './tables.ts'

/** Whether new listings and changes of name, category and pictures are looked at before they show. */
export const isReviewed = (): boolean => policy.listingReview.value > 0

/** Puts a listing, or a change of one, before the operator; what waited of it before is taken back. */
export async function openReview(
  tx: Db,
  platform: Platform,
  review: { product: ProductRow; staffId: string; proposed: ProposedListing | null },
): Promise<void> {
  const { product, staffId, proposed } = review
  const now = platform.clock()
  await takeReviewBack(tx, product.id, now)
  const id = newId()
  await tx.insert(listingReviews).values({
    id,
    productId: product.id,
    kind: proposed ? 'change' : 'listing',
    proposed,
    submittedBy: staffId,
    submittedAt: now,
  })
  const operators = await operatorIds(tx)
  await notify(
    tx,
    platform,
    operators.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: proposed ? '商品改动待审核' : '新商品待审核',
      text: proposed?.name ?? product.name,
      path: '/packages/operator/listings/index',
      dedupeKey: `listingReview/${id}`,
    })),
  )
}

/** What waits of a product is taken back; false when nothing does. */
export async function takeReviewBack(tx: Db, productId: string, now: Date): Promise<boolean> {
  const taken = await tx
    .update(listingReviews)
    .set({ state: 'takenBack', decidedAt: now })
    .where(and(eq(listingReviews.productId, productId), eq(listingReviews.state, 'inReview')))
    .returning({ id: listingReviews.id })
  return taken.length > 0
}
