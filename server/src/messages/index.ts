export { type Notice, notify } from './notify.ts'
export { messageRoutes } from './routes.ts'
export { defineMessageJobs } from './send.ts'
export { toldOf } from './told-of.ts'
