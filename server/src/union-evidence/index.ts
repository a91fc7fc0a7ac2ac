export { mountEvidenceFile } from './file-route.ts'
export { defineUnionEvidenceJobs } from './jobs.ts'
export { unionEvidenceRoutes } from './routes.ts'
