import { definePlatformJobs } from './platform/housekeeping.ts'
import type { Platform } from './platform/index.ts'

/** Everything the server does by itself, domain by domain. */
export function defineJobs(platform: Platform): void {
  definePlatformJobs(platform)
}
