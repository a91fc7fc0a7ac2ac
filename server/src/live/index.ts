export { liveRooms, liveSessionProducts, liveSessions } from './tables.ts'
