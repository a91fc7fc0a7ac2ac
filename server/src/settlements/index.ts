import type { Platform } from '../platform/index.ts'
import { expirePayouts } from './end-payouts.ts'

export { mountStatementSheet, settlementRoutes } from './routes.ts'

/** Registers what settlements do by themselves. */
export function defineSettlementJobs(platform: Platform): void {
  platform.jobs.every('expire-payouts', '25 * * * *', () => expirePayouts(platform))
}
