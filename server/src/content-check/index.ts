import type { Platform } from '../platform/index.ts'
import { forgetVerdicts } from './verdicts.ts'

export { suggestions } from './tables.ts'
export { lockTraces, receiveMediaCheck, type Suggest, verdictsOf } from './verdicts.ts'

/** A silent WeChat is asked again for hours. */
export const patience = { retryLimit: 12, retryDelaySeconds: 10, retryBackoff: true } as const

export function defineContentCheckJobs(platform: Platform): void {
  platform.jobs.every('forget-media-verdicts', '50 3 * * *', () => forgetVerdicts(platform))
}
