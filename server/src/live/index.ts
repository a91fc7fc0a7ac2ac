export { sessionFacts } from './session-facts.ts'
export { liveRooms, liveSessionProducts, liveSessions } from './tables.ts'
