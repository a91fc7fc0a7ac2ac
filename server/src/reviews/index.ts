import { assertReachable } from '@yuxiang/shared/states/machine'
import { reviewMachine } from '@yuxiang/shared/states/review'
import type { Platform } from '../platform/index.ts'
import { CHECK_ANSWER_QUEUE, checkAnswer } from './check-answer.ts'
import { CHECK_REVIEW_QUEUE, checkReview } from './check-review.ts'
import { endSilence, forgetVerdicts } from './end-silence.ts'

export { receiveMediaCheck } from './receive-media-check.ts'
export { reviewRoutes } from './routes.ts'

/** A silent WeChat is asked again for hours; after a day the operator decides. */
const patience = { retryLimit: 12, retryDelaySeconds: 10, retryBackoff: true } as const

/** Registers what reviews do by themselves; refuses to start on a transition table with a lost state. */
export function defineReviewJobs(platform: Platform): void {
  assertReachable(reviewMachine, 'pending')
  platform.jobs.define<{ reviewId: string }>(CHECK_REVIEW_QUEUE, patience, ({ reviewId }) =>
    checkReview(platform, reviewId),
  )
  platform.jobs.define<{ answerId: string }>(CHECK_ANSWER_QUEUE, patience, ({ answerId }) =>
    checkAnswer(platform, answerId),
  )
  platform.jobs.every('end-review-silence', '*/10 * * * *', async () => {
    await endSilence(platform)
  })
  platform.jobs.every('forget-media-verdicts', '50 3 * * *', () => forgetVerdicts(platform))
}
