import type { Platform } from '../platform/index.ts'
import type { Shelf } from './shelf.ts'

/**
 * Marks and brands that ended with yesterday: answers leave them out by themselves, what lists filter by follows here,
 * just after midnight, and every process forgets what it remembers.
 */
export function defineBrandJobs({ jobs, database }: Platform, shelf: Shelf): void {
  jobs.every('end-marks', '0 0 * * *', async (clock) => {
    await shelf.refreshListings(database.db, clock())
    await shelf.catalogueChanged(database.db)
  })
}
