import { lapsedMerchants } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { openMeasures } from '../supervision/index.ts'
import { venueNames } from '../venues/index.ts'
import { cachesOf, type Reference } from './caches.ts'

/** Counties, categories and names of venues: few, read with every list. */
export function referenceOf(platform: Platform): Promise<Reference> | Reference {
  const { reference } = cachesOf(platform)
  return reference.peek('all') ?? reference.read('all', () => load(platform.database.db, platform.clock()))
}

async function load(db: Db, now: Date): Promise<Reference> {
  const sql = sqlOf(db)
  const [counties, categories, venues, lapsedMerchantIds, measures] = await Promise.all([
    sql<Reference['counties']>`select code, name from counties order by code`,
    sql<Reference['categories']>`
      select key, name, parent_key as "parentKey", image_hash as "imageHash"
      from categories order by position, key`,
    venueNames(db),
    lapsedMerchants(db, dayInShanghai(now)),
    openMeasures(db, now),
  ])
  return { counties, categories, venues, lapsedMerchantIds, measures }
}

/** Counties that certify, by code; in a transaction what is not remembered is read on its connection. */
export async function countiesOf(platform: Platform, tx?: Db): Promise<Reference['counties']> {
  const kept = tx && (cachesOf(platform).reference.peek('all') ?? (await load(tx, platform.clock())))
  return (kept ?? (await referenceOf(platform))).counties
}

/** Names of all venues by id, closed ones too. */
export const venueNamesOf = async (platform: Platform): Promise<Reference['venues']> =>
  (await referenceOf(platform)).venues

/** All categories, branches and leaves. */
export const categoriesOf = async (platform: Platform): Promise<Reference['categories']> =>
  (await referenceOf(platform)).categories

/** The same in a transaction, where what is not remembered is read on its connection. */
export const categoriesInUse = async (platform: Platform, tx: Db): Promise<Reference['categories']> =>
  (cachesOf(platform).reference.peek('all') ?? (await load(tx, platform.clock()))).categories

/** The code of a county given as code, name (`奉节县`) or its beginning (`奉节`); null when there is none. */
export function countyCodeOf({ counties }: Reference, given: string): string | null {
  const exact = counties.find((county) => county.code === given || county.name === given)
  if (exact) return exact.code
  const begun = given.length >= 2 ? counties.filter((county) => county.name.startsWith(given)) : []
  return begun.length === 1 ? (begun[0]?.code ?? null) : null
}
