export { emptyCart, removeFromCart } from './change-cart.ts'
export { cartRoutes } from './routes.ts'
