export { type Notice, notify } from './notify.ts'
export { messageRoutes } from './routes.ts'
export { defineMessageJobs } from './send.ts'
