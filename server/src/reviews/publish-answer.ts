import type { ReviewEvent } from '@yuxiang/shared/states/review'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { ratingChanged } from './caches.ts'
import { wayOf } from './move.ts'
import { reviewAnswers } from './tables.ts'

/** Everybody sees the merchant's answer from now on, instead of an earlier one. False: somebody was faster. */
export async function publishAnswer(
  tx: Db,
  answerId: string,
  event: Extract<ReviewEvent, 'pass' | 'publish'>,
  at: Date,
): Promise<boolean> {
  const { from, to } = wayOf(event)
  const published = await tx
    .update(reviewAnswers)
    .set({ state: to, publishedAt: at })
    .where(and(eq(reviewAnswers.id, answerId), eq(reviewAnswers.state, from)))
    .returning({ id: reviewAnswers.id })
  if (published.length > 0) await ratingChanged(tx)
  return published.length > 0
}
