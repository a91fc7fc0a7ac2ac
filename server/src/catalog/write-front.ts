import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { banners, categories, counties, hotWords } from './tables.ts'

/** Writes the counties and the category tree that products refer to. */
export async function writeReference(
  tx: Db,
  given: {
    counties: (typeof counties.$inferInsert)[]
    categories: (typeof categories.$inferInsert)[]
  },
): Promise<void> {
  await tx.insert(counties).values(given.counties)
  await tx.insert(categories).values(given.categories)
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
