export type { AccountClosing } from './close-account.ts'
export { accountFacts, getOpenid, getPhone, openidsOf } from './contacts.ts'
export {
  assignCounty,
  CITY_REGION,
  cityStaffIds,
  countiesOfStaff,
  countyOrCityStaff,
  countyStaffIds,
  officeOver,
  regionsOfRegulator,
  regulatorsOf,
  staffOfCounty,
} from './county-staff.ts'
export { currentActor } from './current-actor.ts'
export { deliveryRegionOf } from './delivery-region.ts'
export { appointFirstOperator } from './first-operator.ts'
export { defineIdentityJobs } from './jobs.ts'
export { officeRoutes } from './office-routes.ts'
export { isOperator, operatorIds } from './operator-ids.ts'
export { defaultAddressesOf, getAddress } from './read-addresses.ts'
export { nicknameOf, nicknamesOf } from './read-nickname.ts'
export { registeredAt } from './registered-at.ts'
export { identityRoutes } from './routes.ts'
export { createStaff, grantRole, holdsOffice, lockUser, withdrawRole } from './staff.ts'
