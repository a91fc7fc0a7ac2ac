import type { Decision } from '@yuxiang/shared/api/reviews'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { publishAnswer } from './publish-answer.ts'
import { publishReview } from './publish-review.ts'
import { rejectAnswer, rejectReview } from './reject.ts'
import { reviewAnswers, reviews } from './tables.ts'

/**
 * The operator decides what WeChat's check left open, with a reason; a rejected author reads it. Refusals:
 * `review_not_found`, `review_state_conflict`.
 */
export async function decide(
  platform: Platform,
  operatorId: string,
  id: string,
  { subject, decision, reason }: Decision,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const isDone = await move(tx, platform, { id, subject, decision, reason })
    if (!isDone) {
      const table = subject === 'review' ? reviews : reviewAnswers
      const known = await tx.select({ id: table.id }).from(table).where(eq(table.id, id))
      throw new Refusal(known.length > 0 ? 'review_state_conflict' : 'review_not_found')
    }
    await audit(tx, {
      actorId: operatorId,
      action: `${subject === 'review' ? 'review' : 'reviewAnswer'}.${decision}`,
      subject: subject === 'review' ? 'review' : 'reviewAnswer',
      subjectId: id,
      before: { state: 'needsDecision' },
      after: { state: decision === 'publish' ? 'published' : 'rejected', reason },
    })
  })
}

async function move(
  tx: Db,
  platform: Platform,
  { id, subject, decision, reason }: Decision & { id: string },
): Promise<boolean> {
  const now = platform.clock()
  if (subject === 'answer') {
    if (decision === 'publish') return publishAnswer(tx, id, 'publish', now)
    return rejectAnswer(tx, platform, id, { event: 'reject', reason })
  }
  if (decision === 'publish') return (await publishReview(tx, id, 'publish', now)) !== null
  return rejectReview(tx, platform, id, { event: 'reject', reason })
}
