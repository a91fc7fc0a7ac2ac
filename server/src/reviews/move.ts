import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { type ReviewEvent, type ReviewState, reviewMachine } from '@yuxiang/shared/states/review'

/** Where an event leads and from where: of each event of this machine exactly one way leads. */
export function wayOf(event: ReviewEvent): { from: ReviewState; to: ReviewState } {
  const [from] = statesAllowing(reviewMachine, event)
  const to = from && next(reviewMachine, from, event)
  if (!from || !to) throw new Error(`no state allows ${event}`)
  return { from, to }
}
