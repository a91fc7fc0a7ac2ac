export { ordersOfPurchase } from './read-purchases.ts'
export { unionPurchaseRoutes } from './routes.ts'
