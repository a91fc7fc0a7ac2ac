import type { Platform } from '../platform/index.ts'
import { expirePoints } from './expire.ts'
import { remindOfPoints } from './remind.ts'

export { checkInAt } from './check-in.ts'
export {
  earn,
  orderEarning,
  pointsForGoods,
  reviewEarning,
  shareEarning,
  welcomeNewShopper,
} from './earn.ts'
export { freePointsHeld, holdPoints, lotsThatPay, type PointsPart } from './hold.ts'
export {
  lockLots,
  type PointsLot,
  pointsSourceOf,
  type ShoppersLots,
  seeLots,
  spendableLots,
} from './lots.ts'
export { pointsRoutes } from './routes.ts'
export { sharerOf } from './share.ts'
export { type Earned, takeBackForOrder } from './take-back.ts'

/** Registers what points do by themselves. */
export function definePointsJobs(platform: Platform): void {
  platform.jobs.every('expire-points', '30 0 * * *', async () => {
    await expirePoints(platform)
  })
  platform.jobs.every('remind-points', '0 9 * * *', async () => {
    await remindOfPoints(platform)
  })
}
