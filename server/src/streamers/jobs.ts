import { assertReachable } from '@yuxiang/shared/states/machine'
import { streamerMachine } from '@yuxiang/shared/states/streamer'
import type { Platform } from '../platform/index.ts'
import { forgetRosters } from './import-roster.ts'

/** Refuses to start on a transition table with a lost state. */
export function defineStreamerJobs(platform: Platform): void {
  assertReachable(streamerMachine, 'proposed')
  platform.jobs.every('forget-streamer-imports', '50 3 * * *', () => forgetRosters(platform))
}
