import type { ProductReview, ReviewFilter, ReviewSummary } from '@yuxiang/shared/api/reviews'
import { eq } from 'drizzle-orm'
import { isProduct } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { productRatings } from './tables.ts'
import { answersOf, cutPage, pageSizeDefault, photosOf, photoUrl } from './view.ts'

export interface ReviewsQuery {
  filter?: ReviewFilter | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

interface Row {
  id: string
  authorName: string
  stars: number
  text: string
  skuName: string
  at: Date
}

/** What is said about a product: its counts and one page, newest first. Refuses an unknown one with `product_not_found`. */
export async function readProductReviews(
  platform: Platform,
  productId: string,
  { filter = 'all', cursor, pageSize = pageSizeDefault }: ReviewsQuery,
): Promise<{ summary: ReviewSummary; items: ProductReview[]; nextCursor?: string }> {
  const { db, lists: sql } = platform.database
  const [rating] = await db.select().from(productRatings).where(eq(productRatings.productId, productId))
  if (!rating && !(await isProduct(db, productId))) throw new Refusal('product_not_found')
  const rows = await sql<(Omit<Row, 'at'> & { at: string })[]>`
    select id, author_name as "authorName", stars, text, sku_name as "skuName", created_at as at
    from reviews
    where product_id = ${productId} and state = 'published'
      ${filter === 'all' ? sql`` : filter === 'photos' ? sql`and photos > 0` : sql`and grade = ${filter}`}
      ${cursor ? sql`and id < ${cursor}` : sql``}
    order by id desc limit ${pageSize + 1}`
  const { shown, nextCursor } = cutPage(rows, pageSize)
  return {
    summary: summaryOf(rating),
    items: await productReviews(
      db,
      shown.map((row) => ({ ...row, at: new Date(row.at) })),
    ),
    ...(nextCursor && { nextCursor }),
  }
}

async function productReviews(db: Db, rows: readonly Row[]): Promise<ProductReview[]> {
  const ids = rows.map(({ id }) => id)
  const [photos, answers] = await Promise.all([photosOf(db, ids), answersOf(db, ids)])
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    photos: (photos.get(row.id) ?? []).map(photoUrl),
    answer: answers.get(row.id) ?? null,
  }))
}

/** What the counts say; the average to one decimal, halves up. */
export function summaryOf(
  rating: Omit<typeof productRatings.$inferSelect, 'productId'> | undefined,
): ReviewSummary {
  const byStars = rating
    ? [rating.star1, rating.star2, rating.star3, rating.star4, rating.star5]
    : [0, 0, 0, 0, 0]
  const count = byStars.reduce((sum, one) => sum + one, 0)
  const stars = byStars.reduce((sum, one, index) => sum + one * (index + 1), 0)
  // Whole numbers up to the last step: 10 × stars / count, rounded.
  const average = count === 0 ? null : Math.floor((20 * stars + count) / (2 * count)) / 10
  return { count, average, byStars, withPhotos: rating?.withPhotos ?? 0 }
}
