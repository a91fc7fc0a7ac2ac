import type { Platform } from '../platform/index.ts'
import type { SoldLines } from './sold.ts'
import { recomputeSupport } from './support.ts'

export { attributeOrders } from './attribute-orders.ts'
export { attributedAmong } from './attributed-among.ts'
export { clickOfToken } from './click-token.ts'
export { flushLiveCounts } from './counters.ts'
export { type MerchantLiveSales, merchantLiveSales } from './merchant-sales.ts'
export { liveAttributionRoutes } from './routes.ts'
export type { SoldLines } from './sold.ts'
export { soldByStreamer } from './sold-by-streamer.ts'
export { mountLiveSumsFile } from './sums-file.ts'
export { supportOf } from './support.ts'

/** Registers what attribution does by itself. */
export function defineLiveAttributionJobs(platform: Platform, sold: SoldLines): void {
  platform.jobs.every('live-support', '*/10 * * * *', async () => {
    await recomputeSupport(platform, sold)
  })
}
