import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { banners, categories, counties, hotWords } from './tables.ts'

/** Writes the counties and the category tree that products refer to; those which are there stay as they are. */
export async function writeReference(
  tx: Db,
  given: {
    counties: (typeof counties.$inferInsert)[]
    categories: (typeof categories.$inferInsert)[]
  },
): Promise<void> {
  await tx.insert(counties).values(given.counties).onConflictDoNothing()
  await tx.insert(categories).values(given.categories).onConflictDoNothing()
}

/** Writes what the home page shows: banners and hot words, in their order. */
export async function writeFront(
  tx: Db,
  given: {
    banners: { title: string; subtitle: string; link: string; imageHash: string }[]
    hotWords: string[]
  },
): Promise<void> {
  await tx
    .insert(banners)
    .values(given.banners.map((banner, position) => ({ ...banner, id: newId(), position })))
  await tx.insert(hotWords).values(given.hotWords.map((word, position) => ({ word, position })))
}
