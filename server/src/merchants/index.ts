export { contactOfMerchant } from './contact-of-merchant.ts'
export { documentsOf, mountMerchantDocument, requireOwnDocuments } from './documents.ts'
export { mountMerchantLists } from './export-lists.ts'
export { findMerchants, merchantNames } from './find-merchants.ts'
export { hasOpenApplication } from './has-open-application.ts'
export { requireUninvolved } from './involved.ts'
export { defineMerchantJobs } from './jobs.ts'
export { licencesOf } from './licence-rows.ts'
export {
  homeOfMerchant,
  isBarred,
  lapsedMerchants,
  type MerchantHome,
  mayNotSell,
  merchantFacts,
  merchantHomes,
  sinceOfMerchant,
} from './merchant-facts.ts'
export { merchantsOfStaff, staffOfMerchants } from './merchants-of-staff.ts'
export { merchantOfficeRoutes } from './office-routes.ts'
export { ownMerchant } from './own-merchant.ts'
export { type NewMerchant, registerMerchants } from './register-merchants.ts'
export { merchantRoutes } from './routes.ts'
export { shopsOfStaff } from './shops-of-staff.ts'
export { staffOfMerchant } from './staff-of-merchant.ts'
