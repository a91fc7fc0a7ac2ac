import type { Platform } from '../platform/index.ts'
import { expirePoints } from './expire.ts'

export { earn, orderEarning, pointsForGoods, shareEarning, takeBackForOrder } from './earn.ts'
export { type PointsLot, pointsSourceOf, spendableLots } from './lots.ts'
export { pointsRoutes } from './routes.ts'
export { sharerOf } from './share.ts'

/** Registers what points do by themselves. */
export function definePointsJobs(platform: Platform): void {
  platform.jobs.every('expire-points', '30 0 * * *', async () => {
    await expirePoints(platform)
  })
}
