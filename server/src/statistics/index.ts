export { mountBulletinFile } from './bulletin-file.ts'
export { defineStatisticsJobs } from './jobs.ts'
export { mountOverviewFile } from './overview-file.ts'
export { statisticsRoutes } from './routes.ts'
