import type { Platform } from '../platform/index.ts'
import { refreshListings } from './refresh-listings.ts'
import { followSpecialPrices } from './special-prices.ts'

/**
 * What the catalogue does by itself: sort keys follow sales, special prices and, just after midnight, certifications
 * that ended.
 */
export function defineCatalogJobs({ jobs, database }: Platform): void {
  jobs.every('refresh-listings', '*/5 * * * *', (clock) => refreshListings(database.db, clock()))
  jobs.every('follow-special-prices', '* * * * *', (clock) =>
    database.transaction((tx) => followSpecialPrices(tx, clock())),
  )
}
