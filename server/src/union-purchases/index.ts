export { requirePurchaseOf } from './distributions.ts'
export { ordersOfPurchase } from './read-purchases.ts'
export { unionPurchaseRoutes } from './routes.ts'
