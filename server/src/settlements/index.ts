import type { Platform } from '../platform/index.ts'
import { applyWaitingWaivers } from './apply-waivers.ts'
import { warnOfPayouts } from './warn-of-payouts.ts'

export type { LiveSalesOf } from './read-waivers.ts'
export { mountStatementSheet, settlementRoutes } from './routes.ts'
export { feeWaiverRoutes } from './waiver-routes.ts'

/** Registers what settlements do by themselves. */
export function defineSettlementJobs(platform: Platform): void {
  platform.jobs.every('warn-of-payouts', '25 * * * *', () => warnOfPayouts(platform))
  platform.jobs.every('apply-fee-waivers', '35 * * * *', () => applyWaitingWaivers(platform))
}
