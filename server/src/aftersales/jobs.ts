import { afterSaleMachines } from '@yuxiang/shared/states/after-sale'
import { assertReachable, type Machine } from '@yuxiang/shared/states/machine'
import { patience } from '../content-check/index.ts'
import type { Platform } from '../platform/index.ts'
import { CHECK_ENTRY_QUEUE, checkEntry } from './check-entry.ts'
import { noteArrivals } from './note-arrivals.ts'
import { remindOfDeadlines } from './remind.ts'
import { runDeadlines } from './run-deadlines.ts'

/** Registers what after-sales do by themselves; refuses to start on a transition table with a lost state. */
export function defineAfterSaleJobs(platform: Platform): void {
  for (const machine of Object.values(afterSaleMachines)) {
    assertReachable(machine as Machine<string, string>, 'requested')
  }
  platform.jobs.define<{ entryId: string }>(CHECK_ENTRY_QUEUE, patience, ({ entryId }) =>
    checkEntry(platform, entryId),
  )
  platform.jobs.every('after-sale-deadlines', '*/5 * * * *', async () => {
    await runDeadlines(platform)
  })
  platform.jobs.every('after-sale-reminders', '20 * * * *', async () => {
    await remindOfDeadlines(platform)
  })
  platform.jobs.every('after-sale-arrivals', '50 */2 * * *', async () => {
    await noteArrivals(platform)
  })
}
