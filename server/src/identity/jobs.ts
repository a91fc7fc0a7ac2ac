import type { Platform } from '../platform/index.ts'
import { purgeSmsCodes } from './sms-codes.ts'

/** Registers what identity clears away by itself. */
export function defineIdentityJobs(platform: Platform): void {
  platform.jobs.every('purge-sms-codes', '30 3 * * *', () => purgeSmsCodes(platform))
}
