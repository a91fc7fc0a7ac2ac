export { merchantFacts } from './merchant-facts.ts'
export { merchantsOfStaff, staffOfMerchants } from './merchants-of-staff.ts'
export { type NewMerchant, registerMerchants } from './register-merchants.ts'
export { staffOfMerchant } from './staff-of-merchant.ts'
