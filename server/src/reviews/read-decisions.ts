import type { DecisionItem } from '@yuxiang/shared/api/reviews'
import { and, asc, eq, gt, type InferSelectModel } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { pictureVerdicts } from './check-review.ts'
import { reviewAnswers, reviews } from './tables.ts'
import { cutPage, pageSizeDefault, photoUrl } from './view.ts'

interface DecisionPage {
  subject?: 'review' | 'answer' | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

interface Waiting {
  items: DecisionItem[]
  nextCursor?: string
  waiting: { reviews: number; answers: number }
}

interface Pair {
  id: string
  review: InferSelectModel<typeof reviews>
  answer: InferSelectModel<typeof reviewAnswers> | null
}

/** What waits for the operator, reviews or merchants' answers, the oldest first. */
export async function readDecisions(
  db: Db,
  { subject = 'review', cursor, pageSize = pageSizeDefault }: DecisionPage,
): Promise<Waiting> {
  const limit = pageSize + 1
  const rows =
    subject === 'review' ? await openReviews(db, cursor, limit) : await openAnswers(db, cursor, limit)
  const { shown, nextCursor } = cutPage(rows, pageSize)
  const [waiting] = await sqlOf(db)<{ reviews: number; answers: number }[]>`
    select (select count(*)::int from reviews where state = 'needsDecision') as reviews,
      (select count(*)::int from review_answers where state = 'needsDecision') as answers`
  return {
    items: await itemsOf(db, shown),
    ...(nextCursor && { nextCursor }),
    waiting: waiting ?? { reviews: 0, answers: 0 },
  }
}

async function openReviews(db: Db, cursor: string | undefined, limit: number): Promise<Pair[]> {
  const rows = await db
    .select()
    .from(reviews)
    .where(and(eq(reviews.state, 'needsDecision'), cursor ? gt(reviews.id, cursor) : undefined))
    .orderBy(asc(reviews.id))
    .limit(limit)
  return rows.map((review) => ({ id: review.id, review, answer: null }))
}

async function openAnswers(db: Db, cursor: string | undefined, limit: number): Promise<Pair[]> {
  const rows = await db
    .select({ answer: reviewAnswers, review: reviews })
    .from(reviewAnswers)
    .innerJoin(reviews, eq(reviews.id, reviewAnswers.reviewId))
    .where(and(eq(reviewAnswers.state, 'needsDecision'), cursor ? gt(reviewAnswers.id, cursor) : undefined))
    .orderBy(asc(reviewAnswers.id))
    .limit(limit)
  return rows.map(({ answer, review }) => ({ id: answer.id, review, answer }))
}

async function itemsOf(db: Db, pairs: readonly Pair[]): Promise<DecisionItem[]> {
  if (pairs.length === 0) return []
  const verdicts = await pictureVerdicts(
    db,
    pairs.map(({ review }) => review.id),
  )
  const photosOf = Map.groupBy(verdicts, (verdict) => verdict.reviewId)
  return pairs.map(({ id, review, answer }) => ({
    id,
    subject: answer ? 'answer' : 'review',
    doubt: (answer ?? review).doubt ?? 'silence',
    productId: review.productId,
    productName: review.productName,
    skuName: review.skuName,
    imageUrl: review.imageUrl,
    authorName: review.authorName,
    stars: review.stars,
    reviewText: review.text,
    photos: (photosOf.get(review.id) ?? []).map(({ hash, suggest }) => ({
      url: photoUrl(hash),
      doubtful: suggest === 'review' || suggest === 'risky',
    })),
    answerText: answer?.text ?? null,
    at: (answer ?? review).createdAt.toISOString(),
  }))
}
