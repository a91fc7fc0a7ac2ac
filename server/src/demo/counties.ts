import { referenceCounties } from '../catalog/reference-counties.ts'

export { type CountyKey, referenceCounties as counties } from '../catalog/reference-counties.ts'

export const countyRows = Object.values(referenceCounties)
