import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { operatorIds } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { ratingChanged } from './caches.ts'
import { wayOf } from './move.ts'
import { countPublished, uncountPublished } from './publish-review.ts'
import { reviews } from './tables.ts'

type ReviewRow = typeof reviews.$inferSelect

/** Nobody sees a published review any more; its author hears why and may appeal, once. `review_state_conflict`. */
export function takeDown(platform: Platform, operatorId: string, id: string, reason: string): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const { from, to } = wayOf('takeDown')
    const set = {
      state: to,
      reason,
      publishedAt: null,
      appealText: null,
      appealedAt: null,
      appealAnswer: null,
    }
    const [review] = await tx
      .update(reviews)
      .set(set)
      .where(and(eq(reviews.id, id), eq(reviews.state, from)))
      .returning()
    if (!review) return refuse(tx, id)
    await uncountPublished(tx, review)
    await ratingChanged(tx)
    const at = platform.clock().getTime()
    await tell(
      tx,
      platform,
      review,
      `taken-down/${at}`,
      '评价已被撤下',
      `理由：${reason}。如有异议可以申诉一次`,
    )
    await record(tx, operatorId, id, 'takeDown', { from, to, reason })
  })
}

/** Its author says why it should be public, once; the operators hear of it. */
export function appeal(platform: Platform, userId: string, id: string, text: string): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const own = and(eq(reviews.id, id), eq(reviews.userId, userId))
    const [review] = await tx
      .update(reviews)
      .set({ appealText: text, appealedAt: platform.clock() })
      .where(and(own, eq(reviews.state, 'takenDown'), isNull(reviews.appealedAt)))
      .returning()
    if (!review) {
      const known = await tx.select({ id: reviews.id }).from(reviews).where(own)
      throw new Refusal(known.length > 0 ? 'review_state_conflict' : 'review_not_found')
    }
    const operators = await operatorIds(tx)
    await notify(
      tx,
      platform,
      operators.map((operatorId) => ({
        userId: operatorId,
        kind: 'reviewRejected' as const,
        title: '有评价申诉待处理',
        text: `对“${review.productName}”的评价：${text}`,
        path: '/packages/operator/reviews/index?tab=appealed',
        dedupeKey: `review-appeal/${id}/${review.appealedAt?.getTime()}`,
      })),
    )
  })
}

/** The review is public again, appealed or not. */
export function restore(platform: Platform, operatorId: string, id: string, reason: string): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const { from, to } = wayOf('restore')
    const [review] = await tx
      .update(reviews)
      .set({ state: to, publishedAt: platform.clock() })
      .where(and(eq(reviews.id, id), eq(reviews.state, from)))
      .returning()
    if (!review) return refuse(tx, id)
    await countPublished(tx, [review])
    await ratingChanged(tx)
    const at = platform.clock().getTime()
    await tell(tx, platform, review, `restored/${at}`, '评价已恢复公开', `平台说明：${reason}`)
    await record(tx, operatorId, id, 'restore', { from, to, reason })
  })
}

/** It stays down although its author appealed; that is final. */
export function uphold(platform: Platform, operatorId: string, id: string, reason: string): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const [review] = await tx
      .update(reviews)
      .set({ appealAnswer: reason })
      .where(
        and(
          eq(reviews.id, id),
          eq(reviews.state, 'takenDown'),
          isNotNull(reviews.appealedAt),
          isNull(reviews.appealAnswer),
        ),
      )
      .returning()
    if (!review) return refuse(tx, id)
    const at = review.appealedAt?.getTime()
    await tell(tx, platform, review, `upheld/${at}`, '申诉未通过', `平台说明：${reason}`)
    await record(tx, operatorId, id, 'uphold', { from: 'takenDown', to: 'takenDown', reason })
  })
}

async function refuse(tx: Db, id: string): Promise<never> {
  const known = await tx.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, id))
  throw new Refusal(known.length > 0 ? 'review_state_conflict' : 'review_not_found')
}

const tell = (tx: Db, platform: Platform, review: ReviewRow, about: string, title: string, text: string) =>
  notify(tx, platform, [
    {
      userId: review.userId,
      kind: 'reviewRejected',
      title,
      text: `您对“${review.productName}”的评价：${text}`,
      path: '/packages/review/mine/index?tab=written',
      dedupeKey: `review/${review.id}/${about}`,
    },
  ])

const record = (
  tx: Db,
  actorId: string,
  subjectId: string,
  act: string,
  { from, to, reason }: { from: string; to: string; reason: string },
) =>
  audit(tx, {
    actorId,
    action: `review.${act}`,
    subject: 'review',
    subjectId,
    before: { state: from },
    after: { state: to, reason },
  })
