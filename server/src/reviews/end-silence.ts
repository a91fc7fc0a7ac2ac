import { policy } from '@yuxiang/shared/policy'
import { and, eq, lte } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { wayOf } from './move.ts'
import { mediaVerdicts, reviewAnswers, reviews } from './tables.ts'

const DAY_MS = 86_400_000
/** A verdict is read when the last picture of its review was judged, within a day. */
const VERDICT_DAYS = 30

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

/** Job: what was said of pictures long ago is not asked for any more. */
export async function forgetVerdicts({ database: { db }, clock }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - VERDICT_DAYS * DAY_MS)
  await db.delete(mediaVerdicts).where(lte(mediaVerdicts.receivedAt, before))
}
