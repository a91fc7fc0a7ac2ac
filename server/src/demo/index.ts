export { categories } from './categories.ts'
export { merchants } from './merchants.ts'
export { products } from './products.ts'
export type * from './types.ts'
