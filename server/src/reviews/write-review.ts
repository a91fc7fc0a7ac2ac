import type { OwnReview, ReviewInput } from '@yuxiang/shared/api/reviews'
import { nicknameOf } from '../identity/index.ts'
import { ownLineState, type ReceivedLine, receivedLines } from '../orders/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { ownUploads } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { CHECK_REVIEW_QUEUE } from './check-review.ts'
import { ANONYMOUS_NAME, maskName } from './mask-name.ts'
import { ownReviewView } from './read-own-reviews.ts'
import { reviewPeriodMs } from './review-period.ts'
import { reviewPhotos, reviews } from './tables.ts'

/**
 * A shopper says how the goods of a line were. It is checked by a job of this transaction and shown to everybody
 * after that. Refusals: `order_line_not_found`, `order_not_received`, `line_given_back`, `review_period_over`,
 * `picture_unknown`, `review_exists`.
 */
export async function writeReview(
  tx: Db,
  platform: Platform,
  userId: string,
  input: ReviewInput,
): Promise<OwnReview> {
  const now = platform.clock()
  const line = await reviewableLine(tx, userId, input.orderLineId, now)
  const hashes = await ownUploads(tx, userId, input.photos)
  if (!hashes) throw new Refusal('picture_unknown')
  const row = {
    id: newId(),
    orderLineId: line.id,
    orderId: line.orderId,
    productId: line.productId,
    merchantId: line.merchantId,
    userId,
    authorName: input.anonymous ? ANONYMOUS_NAME : maskName(await nicknameOf(tx, userId)),
    anonymous: input.anonymous,
    productName: line.name,
    skuName: line.skuName,
    imageUrl: line.imageUrl,
    stars: input.stars,
    text: input.text,
    photos: hashes.length,
    createdAt: now,
  }
  try {
    await tx.insert(reviews).values(row)
  } catch (error) {
    if (violatedConstraint(error) === 'reviews_once_per_line') throw new Refusal('review_exists')
    throw error
  }
  if (hashes.length > 0) {
    await tx
      .insert(reviewPhotos)
      .values(hashes.map((hash, position) => ({ reviewId: row.id, position, hash })))
  }
  await platform.jobs.enqueue(tx, CHECK_REVIEW_QUEUE, { reviewId: row.id })
  const fresh = {
    state: 'pending',
    reason: null,
    mayWriteAnew: false,
    appealText: null,
    appealAnswer: null,
  } as const
  return ownReviewView({ ...row, ...fresh, hashes, answer: null })
}

async function reviewableLine(tx: Db, userId: string, lineId: string, now: Date): Promise<ReceivedLine> {
  const sql = sqlOf(tx)
  const [line] = await sql<ReceivedLine[]>`
    select * from ${receivedLines(sql, userId)} line where line.id = ${lineId}`
  if (!line) {
    const known = await ownLineState(sql, userId, lineId)
    throw new Refusal(known ? 'order_not_received' : 'order_line_not_found')
  }
  if (line.givenBack) throw new Refusal('line_given_back')
  if (now.getTime() > Date.parse(line.receivedAt) + reviewPeriodMs) throw new Refusal('review_period_over')
  return line
}
