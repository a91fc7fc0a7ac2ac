import { policy } from '@yuxiang/shared/policy'
import { and, eq, lte } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { wayOf } from './move.ts'
import { reviewAnswers, reviews } from './tables.ts'

const DAY_MS = 86_400_000

/** Job: what WeChat did not answer for in a day is the operator's to decide. Answers how many reviews and answers. */
export async function endSilence({ database: { db }, clock }: Platform): Promise<number> {
  const { from, to } = wayOf('doubt')
  const before = new Date(clock().getTime() - policy.contentCheckPatience.value * DAY_MS)
  const set = { state: to, doubt: 'silence' } as const
  const silent = await db
    .update(reviews)
    .set(set)
    .where(and(eq(reviews.state, from), lte(reviews.createdAt, before)))
    .returning({ id: reviews.id })
  const silentAnswers = await db
    .update(reviewAnswers)
    .set(set)
    .where(and(eq(reviewAnswers.state, from), lte(reviewAnswers.createdAt, before)))
    .returning({ id: reviewAnswers.id })
  return silent.length + silentAnswers.length
}
