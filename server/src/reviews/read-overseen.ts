import type { OverseenReview, overseen } from '@yuxiang/shared/api/reviews'
import { and, desc, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { reviews } from './tables.ts'
import { appealOf, cutPage, pageSizeDefault, photosOf, photoUrl } from './view.ts'

type Which = (typeof overseen)[number]

const appealed = and(
  eq(reviews.state, 'takenDown'),
  isNotNull(reviews.appealedAt),
  isNull(reviews.appealAnswer),
)
const conditions: Record<Which, SQL | undefined> = {
  published: eq(reviews.state, 'published'),
  takenDown: eq(reviews.state, 'takenDown'),
  appealed,
}

/** Reviews that were public, the newest first, and how many appeals wait for an answer. */
export async function readOverseen(
  db: Db,
  {
    which = 'published',
    cursor,
    pageSize = pageSizeDefault,
  }: { which?: Which | undefined; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: OverseenReview[]; nextCursor?: string; appeals: number }> {
  const rows = await db
    .select()
    .from(reviews)
    .where(and(conditions[which], cursor ? lt(reviews.id, cursor) : undefined))
    .orderBy(desc(reviews.id))
    .limit(pageSize + 1)
  const { shown, nextCursor } = cutPage(rows, pageSize)
  const photos = await photosOf(
    db,
    shown.map(({ id }) => id),
  )
  const [waiting] = await sqlOf(db)<{ appeals: number }[]>`
    select count(*)::int as appeals from reviews
    where state = 'takenDown' and appealed_at is not null and appeal_answer is null`
  return {
    items: shown.map((review) => ({
      id: review.id,
      productId: review.productId,
      productName: review.productName,
      skuName: review.skuName,
      imageUrl: review.imageUrl,
      authorName: review.authorName,
      stars: review.stars,
      text: review.text,
      photos: (photos.get(review.id) ?? []).map(photoUrl),
      state: review.state,
      reason: review.reason,
      appeal: appealOf(review),
      at: review.createdAt.toISOString(),
    })),
    ...(nextCursor && { nextCursor }),
    appeals: waiting?.appeals ?? 0,
  }
}
