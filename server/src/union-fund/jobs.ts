import { grantMachine } from '@yuxiang/shared/states/grant'
import { assertReachable } from '@yuxiang/shared/states/machine'
import type { Platform } from '../platform/index.ts'
import { forgetPreviews } from './confirm-roster.ts'
import { endAllowances } from './end-allowances.ts'
import { remindOfAllowances } from './tell-members.ts'

/** Registers what union funds do by themselves; refuses to start on a transition table with a lost state. */
export function defineUnionFundJobs(platform: Platform): void {
  assertReachable(grantMachine, 'issued')
  platform.jobs.every('end-allowances', '*/5 * * * *', () => endAllowances(platform))
  platform.jobs.every('remind-of-allowances', '0 10 * * *', async () => {
    await remindOfAllowances(platform)
  })
  platform.jobs.every('forget-roster-previews', '40 * * * *', () => forgetPreviews(platform))
}
