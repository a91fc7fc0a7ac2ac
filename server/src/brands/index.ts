export { mountMarkFile } from './file-route.ts'
export { defineBrandJobs } from './jobs.ts'
export { brandRoutes } from './routes.ts'
export { bearsMark, type CertifiedMark, marksOf, productsOfBrand, recordMarks, validMarks } from './valid.ts'
