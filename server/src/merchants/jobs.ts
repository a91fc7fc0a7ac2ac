import { assertReachable } from '@yuxiang/shared/states/machine'
import {
  applicationMachine,
  licenceMachine,
  merchantMachine,
} from '@yuxiang/shared/states/merchant-application'
import type { Platform } from '../platform/index.ts'
import { stopLapsed } from './keep-barred.ts'
import type { Shelf } from './shelf.ts'
import { warnOfLicences } from './warn-of-licences.ts'

/** Registers what entry does by itself; refuses to start on a transition table with a lost state. */
export function defineMerchantJobs(platform: Platform, shelf: Shelf): void {
  assertReachable(applicationMachine, 'draft')
  assertReachable(licenceMachine, 'submitted')
  assertReachable(merchantMachine, 'active')
  // At midnight, and every hour for a server that stood then.
  platform.jobs.every('stop-lapsed-merchants', '0 * * * *', async () => {
    await stopLapsed(platform, shelf)
  })
  platform.jobs.every('warn-of-licences', '0 9 * * *', async () => {
    await warnOfLicences(platform)
  })
}
