import { and, eq, inArray, ne } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { CHECK_ANSWER_QUEUE } from './check-answer.ts'
import { reviewAnswers, reviews } from './tables.ts'

/**
 * The merchant answers a published review of its goods, or changes its published answer, once. It is checked as the
 * review was; the earlier answer stays until the new one is published. Refusals: `review_not_found`,
 * `answer_being_checked`, `answer_limit`.
 */
export async function answerReview(
  tx: Db,
  platform: Platform,
  actor: { userId: string; merchantIds: readonly string[] },
  { reviewId, text }: { reviewId: string; text: string },
): Promise<void> {
  // Locked: two who answer at once come one after the other.
  const [review] = await tx
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.id, reviewId),
        inArray(reviews.merchantId, [...actor.merchantIds]),
        eq(reviews.state, 'published'),
      ),
    )
    .for('update')
  if (!review) throw new Refusal('review_not_found')
  const earlier = await tx
    .select({ state: reviewAnswers.state, text: reviewAnswers.text })
    .from(reviewAnswers)
    .where(and(eq(reviewAnswers.reviewId, reviewId), ne(reviewAnswers.state, 'rejected')))
  if (earlier.some(({ state }) => state !== 'published')) throw new Refusal('answer_being_checked')
  const edition = earlier.length
  if (edition > 1) throw new Refusal('answer_limit')
  const id = newId()
  await tx
    .insert(reviewAnswers)
    .values({ id, reviewId, edition, authorId: actor.userId, text, createdAt: platform.clock() })
  await tx.update(reviews).set({ answered: true }).where(eq(reviews.id, reviewId))
  await audit(tx, {
    actorId: actor.userId,
    action: edition === 0 ? 'review.answer' : 'review.changeAnswer',
    subject: 'review',
    subjectId: reviewId,
    ...(earlier[0] && { before: { text: earlier[0].text } }),
    after: { text },
  })
  await platform.jobs.enqueue(tx, CHECK_ANSWER_QUEUE, { answerId: id })
}
