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
export { liveRooms, liveSessionProducts, liveSessions } from './tables.ts'
