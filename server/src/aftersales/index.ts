export { afterSalePictureJudged } from './check-entry.ts'
export { defineAfterSaleJobs } from './jobs.ts'
export { hasQualityCase } from './quality-cases.ts'
export { afterSaleRoutes } from './routes.ts'
