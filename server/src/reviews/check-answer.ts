import type { Doubt } from '@yuxiang/shared/api/reviews'
import { and, eq } from 'drizzle-orm'
import { getOpenid } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { riskyReason } from './check-review.ts'
import { wayOf } from './move.ts'
import { publishAnswer } from './publish-answer.ts'
import { rejectAnswer } from './reject.ts'
import { reviewAnswers } from './tables.ts'

export const CHECK_ANSWER_QUEUE = 'check-review-answer'

/** Job: has WeChat check a merchant's answer, as a review's text is. Safe to repeat. */
export async function checkAnswer(platform: Platform, answerId: string): Promise<void> {
  const { database, wechat } = platform
  const { db } = database
  const [answer] = await db.select().from(reviewAnswers).where(eq(reviewAnswers.id, answerId))
  if (answer?.state !== 'pending') return
  const openid = await getOpenid(db, answer.authorId)
  const verdict = openid ? await wechat.checkText({ openid, text: answer.text }) : null
  if (!verdict) return doubtAnswer(db, answerId, 'noWechat')
  if (verdict.suggest === 'review') return doubtAnswer(db, answerId, 'text')
  await database.transaction(async (tx) => {
    if (verdict.suggest === 'pass') await publishAnswer(tx, answerId, 'pass', platform.clock())
    else await rejectAnswer(tx, platform, answerId, { event: 'refuse', reason: riskyReason(verdict.label) })
  })
}

async function doubtAnswer(db: Db, answerId: string, doubt: Doubt): Promise<void> {
  const { from, to } = wayOf('doubt')
  await db
    .update(reviewAnswers)
    .set({ state: to, doubt })
    .where(and(eq(reviewAnswers.id, answerId), eq(reviewAnswers.state, from)))
}
