export { assignProducts } from './assign-products.ts'
export { venueRoutes } from './routes.ts'
export { soldInVenues, venueNames } from './sold-in.ts'
export { createVenue } from './write-venue.ts'
