export { defineAfterSaleJobs } from './jobs.ts'
export { afterSaleRoutes } from './routes.ts'
