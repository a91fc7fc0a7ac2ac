import { flashClaimMachine, flashSessionMachine } from '@yuxiang/shared/states/flash-sale'
import { assertReachable } from '@yuxiang/shared/states/machine'
import type { Platform } from '../platform/index.ts'
import type { PlaceClaimed } from './order-claim.ts'
import { remindOfSessions } from './remind.ts'
import { endSessions } from './stop-session.ts'
import { orderWaitingClaims, releaseOverdueClaims } from './work-off-claims.ts'

export { isBarredItem } from './barred-item.ts'
export { claimsPaid, giveBackClaims, takeClaimAgain } from './give-back.ts'
export { flashOfficeRoutes } from './office-routes.ts'
export type { ClaimedGoods, PlaceClaimed } from './order-claim.ts'
export { draftSession, publishSession } from './plan-session.ts'
export { flashSaleRoutes } from './routes.ts'

/** Registers what flash sales do by themselves; refuses to start on a transition table with a lost state. */
export function defineFlashSaleJobs(platform: Platform, place: PlaceClaimed): void {
  assertReachable(flashSessionMachine, 'draft')
  assertReachable(flashClaimMachine, 'won')
  platform.jobs.every('order-flash-claims', '* * * * *', async () => {
    await orderWaitingClaims(platform, place)
  })
  platform.jobs.every('release-flash-claims', '* * * * *', async () => {
    await releaseOverdueClaims(platform)
  })
  platform.jobs.every('end-flash-sales', '* * * * *', async () => {
    await endSessions(platform)
  })
  platform.jobs.every('remind-of-flash-sales', '* * * * *', async () => {
    await remindOfSessions(platform)
  })
}
