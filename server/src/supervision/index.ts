export { caseConsequences } from './case-credit.ts'
export {
  type CertificateConsequences,
  type Finding,
  noCertificateConsequences,
} from './certificate-consequences.ts'
export { mountSupervisionFiles } from './exports.ts'
export {
  barred,
  barredIds,
  blacklistedAmong,
  certificationsHeldAmong,
  type HeldMeasure,
  isBarredFrom,
  isCertificationHeld,
  isMerchantBarred,
  measuresOn,
  type OpenMeasure,
  openMeasures,
} from './in-force.ts'
export { inspectionRoutes } from './inspection-routes.ts'
export { defineSupervisionJobs } from './jobs.ts'
export { priceWatchRoutes } from './price-routes.ts'
export { supervisionRoutes } from './routes.ts'
export { tellOfLift } from './tell-of-lift.ts'
export type { World as SupervisionWorld } from './world.ts'
