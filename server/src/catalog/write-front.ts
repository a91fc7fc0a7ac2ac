import { sql } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { banners, categories, counties, hotWords } from './tables.ts'

interface GivenReference {
  counties: readonly (typeof counties.$inferInsert)[]
  categories: readonly (typeof categories.$inferInsert)[]
}

/**
 * Writes the counties and the category tree that products refer to; what is there follows what is given, but keeps its
 * picture where none is. Answers whether anything changed.
 */
export async function writeReference(tx: Db, given: GivenReference): Promise<boolean> {
  const writtenCounties = await tx
    .insert(counties)
    .values([...given.counties])
    .onConflictDoUpdate({
      target: counties.code,
      set: {
        name: sql`excluded.name`,
        area: sql`excluded.area`,
        nationalKey: sql`excluded.national_key`,
        relief: sql`excluded.relief`,
      },
      setWhere: sql`(${counties.name}, ${counties.area}, ${counties.nationalKey}, ${counties.relief})
        is distinct from (excluded.name, excluded.area, excluded.national_key, excluded.relief)`,
    })
    .returning({ code: counties.code })
  const writtenCategories = await tx
    .insert(categories)
    .values([...given.categories])
    .onConflictDoUpdate({
      target: categories.key,
      set: {
        name: sql`excluded.name`,
        parentKey: sql`excluded.parent_key`,
        position: sql`excluded.position`,
        imageHash: sql`coalesce(excluded.image_hash, ${categories.imageHash})`,
      },
      setWhere: sql`(${categories.name}, ${categories.parentKey}, ${categories.position}) is distinct from
        (excluded.name, excluded.parent_key, excluded.position)
        or excluded.image_hash is distinct from ${categories.imageHash} and excluded.image_hash is not null`,
    })
    .returning({ key: categories.key })
  return writtenCounties.length + writtenCategories.length > 0
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
