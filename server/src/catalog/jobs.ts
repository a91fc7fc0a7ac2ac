import { assertReachable } from '@yuxiang/shared/states/machine'
import { productMachine } from '@yuxiang/shared/states/product'
import type { Platform } from '../platform/index.ts'
import { refreshListings } from './refresh-listings.ts'
import { forgetSkuImports } from './sku-imports.ts'
import { followSpecialPrices } from './special-prices.ts'
import { warnLowStock } from './warn-low-stock.ts'

/**
 * What the catalogue does by itself: sort keys follow sales, special prices and, just after midnight, certifications
 * that ended.
 */
export function defineCatalogJobs(platform: Platform): void {
  const { jobs, database } = platform
  assertReachable(productMachine, 'draft')
  jobs.every('refresh-listings', '*/5 * * * *', (clock) => refreshListings(database.db, clock()))
  jobs.every('warn-low-stock', '*/10 * * * *', async () => {
    await warnLowStock(platform)
  })
  jobs.every('forget-sku-imports', '35 3 * * *', () => forgetSkuImports(platform))
  jobs.every('follow-special-prices', '* * * * *', (clock) =>
    database.transaction((tx) => followSpecialPrices(tx, clock())),
  )
}
