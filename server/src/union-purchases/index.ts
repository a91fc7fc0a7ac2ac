export { purchaseFacts, signaturesOf } from './evidence-facts.ts'
export { ordersOfPurchase } from './read-purchases.ts'
export { receivedIn } from './received-in.ts'
export { unionPurchaseRoutes } from './routes.ts'
