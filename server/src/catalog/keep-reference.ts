import type { Platform } from '../platform/index.ts'
import { catalogueChanged } from './caches.ts'
import { referenceCategories } from './reference-categories.ts'
import { referenceCounties } from './reference-counties.ts'
import { writeReference } from './write-front.ts'

/**
 * At every start: the counties and categories without which nobody can apply, list or certify stand as this version of the
 * program knows them. Processes that start at once write the same, in the same order.
 */
export async function keepReference({ database }: Pick<Platform, 'database'>): Promise<void> {
  await database.transaction(async (tx) => {
    const changed = await writeReference(tx, {
      counties: Object.values(referenceCounties).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      categories: referenceCategories,
    })
    if (changed) await catalogueChanged(tx)
  })
}
