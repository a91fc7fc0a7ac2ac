import type { MerchantReview } from '@yuxiang/shared/api/reviews'
import { and, desc, eq, inArray, lt, type SQL } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { reviewAnswers, reviews } from './tables.ts'
import { cutPage, pageSizeDefault, photosOf, photoUrl } from './view.ts'

type Row = typeof reviews.$inferSelect
type AnswerRow = typeof reviewAnswers.$inferSelect

interface MerchantPage {
  filter?: 'all' | 'unanswered' | 'bad' | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

/** Published reviews of these merchants' goods, newest first, with the answers in every state. */
export async function readMerchantReviews(
  db: Db,
  merchantIds: readonly string[],
  { filter = 'all', cursor, pageSize = pageSizeDefault }: MerchantPage,
): Promise<{ items: MerchantReview[]; nextCursor?: string }> {
  const rows = await published(
    db,
    merchantIds,
    [
      filter === 'unanswered' ? eq(reviews.answered, false) : undefined,
      filter === 'bad' ? eq(reviews.grade, 'bad') : undefined,
      cursor ? lt(reviews.id, cursor) : undefined,
    ],
    pageSize + 1,
  )
  const { shown, nextCursor } = cutPage(rows, pageSize)
  return { items: await viewsOf(db, shown), ...(nextCursor && { nextCursor }) }
}

/** One of them; refuses with `review_not_found`. */
export async function readMerchantReview(
  db: Db,
  merchantIds: readonly string[],
  reviewId: string,
): Promise<MerchantReview> {
  const rows = await published(db, merchantIds, [eq(reviews.id, reviewId)], 1)
  const [view] = await viewsOf(db, rows)
  if (!view) throw new Refusal('review_not_found')
  return view
}

function published(
  db: Db,
  merchantIds: readonly string[],
  conditions: (SQL | undefined)[],
  limit: number,
): Promise<Row[]> {
  return db
    .select()
    .from(reviews)
    .where(and(inArray(reviews.merchantId, [...merchantIds]), eq(reviews.state, 'published'), ...conditions))
    .orderBy(desc(reviews.id))
    .limit(limit)
}

async function viewsOf(db: Db, rows: readonly Row[]): Promise<MerchantReview[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const photos = await photosOf(db, ids)
  const answers = await db
    .select()
    .from(reviewAnswers)
    .where(inArray(reviewAnswers.reviewId, ids))
    .orderBy(desc(reviewAnswers.id))
  const answersOf = Map.groupBy(answers, (answer) => answer.reviewId)
  return rows.map((row) => {
    const own = answersOf.get(row.id) ?? []
    return {
      id: row.id,
      productId: row.productId,
      productName: row.productName,
      skuName: row.skuName,
      imageUrl: row.imageUrl,
      authorName: row.authorName,
      stars: row.stars,
      text: row.text,
      photos: (photos.get(row.id) ?? []).map(photoUrl),
      at: row.createdAt.toISOString(),
      answers: own.map(({ id, text, state, reason, createdAt }) => ({
        id,
        text,
        state,
        reason: state === 'rejected' ? reason : null,
        at: createdAt.toISOString(),
      })),
      mayAnswer: mayAnswer(own),
    }
  })
}

/** As answer-review.ts decides. */
function mayAnswer(answers: readonly Pick<AnswerRow, 'state'>[]): MerchantReview['mayAnswer'] {
  const standing = answers.filter(({ state }) => state !== 'rejected')
  if (standing.some(({ state }) => state !== 'published')) return 'no'
  return standing.length === 0 ? 'answer' : standing.length === 1 ? 'change' : 'no'
}
