import { forgetReferenceImports } from './import-references.ts'
import { scanPrices } from './scan-prices.ts'
import { warnOfAppeals } from './warn-of-appeals.ts'
import type { World } from './world.ts'

/** What supervision does by itself. Measures need no job: they hold and end by the clock. */
export function defineSupervisionJobs({ platform, goods }: Pick<World, 'platform' | 'goods'>): void {
  const { jobs, database } = platform
  jobs.every('scan-prices', '25 * * * *', async (clock) => {
    await scanPrices(database.db, goods, clock())
  })
  jobs.every('warn-of-appeals', '5 8 * * *', () => warnOfAppeals(platform))
  jobs.every('forget-reference-imports', '45 3 * * *', () => forgetReferenceImports(platform))
}
