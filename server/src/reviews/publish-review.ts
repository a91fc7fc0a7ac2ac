import type { ReviewEvent } from '@yuxiang/shared/states/review'
import { and, eq } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { earn, reviewEarning } from '../points/index.ts'
import { ratingChanged } from './caches.ts'
import { isComplaintFree } from './complaint-free.ts'
import { wayOf } from './move.ts'
import { reviews } from './tables.ts'

type ReviewRow = typeof reviews.$inferSelect

/** Everybody sees the review from now on: counted, and its author's first one without a complaint earns points. Null: somebody was faster. */
export async function publishReview(
  tx: Db,
  reviewId: string,
  event: Extract<ReviewEvent, 'pass' | 'publish'>,
  at: Date,
): Promise<ReviewRow | null> {
  const { from, to } = wayOf(event)
  const [review] = await tx
    .update(reviews)
    .set({ state: to, publishedAt: at })
    .where(and(eq(reviews.id, reviewId), eq(reviews.state, from)))
    .returning()
  if (!review) return null
  await countPublished(tx, [review])
  if (await isComplaintFree(tx, review)) await earn(tx, [reviewEarning(review)], at)
  await ratingChanged(tx)
  return review
}

/** The review is not public any more: its product's counts lose it. */
export async function uncountPublished(
  tx: Db,
  { productId, stars, photos }: Pick<ReviewRow, 'productId' | 'stars' | 'photos'>,
): Promise<void> {
  const column = sqlOf(tx)(`star${stars}`)
  await sqlOf(tx)`
    update product_ratings set ${column} = ${column} - 1, with_photos = with_photos - ${photos > 0 ? 1 : 0}
    where product_id = ${productId}`
}

/** Adds published reviews to the counts of their products, in the order of the products' ids. */
export async function countPublished(
  tx: Db,
  published: readonly Pick<ReviewRow, 'productId' | 'stars' | 'photos'>[],
): Promise<void> {
  await sqlOf(tx)`
    insert into product_ratings (product_id, star1, star2, star3, star4, star5, with_photos)
    select product_id, count(*) filter (where stars = 1), count(*) filter (where stars = 2),
      count(*) filter (where stars = 3), count(*) filter (where stars = 4), count(*) filter (where stars = 5),
      count(*) filter (where photos > 0)
    from unnest(${published.map((one) => one.productId)}::uuid[], ${published.map((one) => one.stars)}::int[],
      ${published.map((one) => one.photos)}::int[]) as one (product_id, stars, photos)
    group by product_id
    order by product_id
    on conflict (product_id) do update set star1 = product_ratings.star1 + excluded.star1,
      star2 = product_ratings.star2 + excluded.star2, star3 = product_ratings.star3 + excluded.star3,
      star4 = product_ratings.star4 + excluded.star4, star5 = product_ratings.star5 + excluded.star5,
      with_photos = product_ratings.with_photos + excluded.with_photos`
}
