import { assertReachable } from '@yuxiang/shared/states/machine'
import { reviewMachine } from '@yuxiang/shared/states/review'
import { patience } from '../content-check/index.ts'
import type { Platform } from '../platform/index.ts'
import { CHECK_ANSWER_QUEUE, checkAnswer } from './check-answer.ts'
import { CHECK_REVIEW_QUEUE, checkReview } from './check-review.ts'
import { endSilence } from './end-silence.ts'

export { reviewPictureJudged } from './check-review.ts'
export { ratingOfMerchant } from './rating-of-merchant.ts'
export { reviewRoutes } from './routes.ts'

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
}
