import { liveSessionMachine } from '@yuxiang/shared/states/live'
import { assertReachable } from '@yuxiang/shared/states/machine'
import type { Platform } from '../platform/index.ts'
import { moveByClock } from './move-by-clock.ts'

export { liveDeskRoutes } from './desk-routes.ts'
export {
  comingSessions,
  type OwnSession,
  type Period,
  pastSessions,
  productsShown,
  sessionsHeld,
  streamerResults,
  streamersLive,
} from './read-streamer-sessions.ts'
export { liveRoutes } from './routes.ts'
export { sessionFacts } from './session-facts.ts'
export { setAside } from './set-aside.ts'
export { liveCards } from './share-card.ts'
export { liveRooms, liveSessionProducts, liveSessions } from './tables.ts'

/** Registers what live sessions do by themselves; refuses to start on a transition table with a lost state. */
export function defineLiveJobs(platform: Platform): void {
  assertReachable(liveSessionMachine, 'planned')
  platform.jobs.every('move-live-sessions', '* * * * *', async () => {
    await moveByClock(platform)
  })
}
