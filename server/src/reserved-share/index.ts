import { assertReachable } from '@yuxiang/shared/states/machine'
import { filingMachine } from '@yuxiang/shared/states/share-filing'
import type { Platform } from '../platform/index.ts'
import { remindOfFilings } from './remind.ts'

export { requireChargeable } from './chargeable.ts'
export type { ChargedLines } from './charged.ts'
export { mountShareFiles } from './files.ts'
export { reservedShareOfficeRoutes } from './office-routes.ts'
export { budgetUnitRoutes } from './routes.ts'

/** Registers what reserved shares do by themselves; refuses to start on a transition table with a lost state. */
export function defineReservedShareJobs(platform: Platform): void {
  assertReachable(filingMachine, 'draft')
  platform.jobs.every('remind-of-share-filings', '10 10 * * *', async () => {
    await remindOfFilings(platform)
  })
}
