import type { ReviewEvent } from '@yuxiang/shared/states/review'
import { and, eq } from 'drizzle-orm'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { wayOf } from './move.ts'
import { reviewAnswers, reviews } from './tables.ts'

type Refusing = Extract<ReviewEvent, 'refuse' | 'reject'>

/** Nobody sees the review; its author hears why, and may write anew. False: somebody was faster. */
export async function rejectReview(
  tx: Db,
  platform: Platform,
  reviewId: string,
  { event, reason }: { event: Refusing; reason: string },
): Promise<boolean> {
  const { from, to } = wayOf(event)
  const [review] = await tx
    .update(reviews)
    .set({ state: to, reason })
    .where(and(eq(reviews.id, reviewId), eq(reviews.state, from)))
    .returning()
  if (!review) return false
  await notify(tx, platform, [
    {
      userId: review.userId,
      kind: 'reviewRejected',
      title: '评价未通过审核',
      text: `您对“${review.productName}”的评价未公开：${reason}。可以修改后重新评价`,
      path: '/packages/review/mine/index?tab=written',
      dedupeKey: `review-rejected/${reviewId}`,
    },
  ])
  return true
}

/** The answer is not shown; whoever wrote it hears why, and may write anew. False: somebody was faster. */
export async function rejectAnswer(
  tx: Db,
  platform: Platform,
  answerId: string,
  { event, reason }: { event: Refusing; reason: string },
): Promise<boolean> {
  const { from, to } = wayOf(event)
  const [answer] = await tx
    .update(reviewAnswers)
    .set({ state: to, reason })
    .where(and(eq(reviewAnswers.id, answerId), eq(reviewAnswers.state, from)))
    .returning()
  if (!answer) return false
  // Answered again only when an earlier answer is still shown.
  if (answer.edition === 0) {
    await tx.update(reviews).set({ answered: false }).where(eq(reviews.id, answer.reviewId))
  }
  await notify(tx, platform, [
    {
      userId: answer.authorId,
      kind: 'reviewRejected',
      title: '评价回复未通过审核',
      text: `您对评价的回复未公开：${reason}。可以修改后重新回复`,
      path: '/packages/merchant/reviews/index',
      dedupeKey: `answer-rejected/${answerId}`,
    },
  ])
  return true
}
