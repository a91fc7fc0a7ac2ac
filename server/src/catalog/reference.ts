import type { Platform } from '../platform/index.ts'
import { cachesOf, type Reference } from './caches.ts'

/** Counties and categories: few, read with every list. */
export function referenceOf(platform: Platform): Promise<Reference> | Reference {
  const { reference } = cachesOf(platform)
  return reference.peek('all') ?? reference.read('all', () => load(platform))
}

async function load({ database: { sql } }: Platform): Promise<Reference> {
  const [counties, categories] = await Promise.all([
    sql<Reference['counties']>`select code, name from counties order by code`,
    sql<Reference['categories']>`
      select key, name, parent_key as "parentKey", image_hash as "imageHash"
      from categories order by position, key`,
  ])
  return { counties, categories }
}

/** Counties that certify, by code. */
export const countiesOf = async (platform: Platform): Promise<Reference['counties']> =>
  (await referenceOf(platform)).counties

/** All categories, branches and leaves. */
export const categoriesOf = async (platform: Platform): Promise<Reference['categories']> =>
  (await referenceOf(platform)).categories

/** The code of a county given as code, name (`奉节县`) or its beginning (`奉节`); null when there is none. */
export function countyCodeOf({ counties }: Reference, given: string): string | null {
  const exact = counties.find((county) => county.code === given || county.name === given)
  if (exact) return exact.code
  const begun = given.length >= 2 ? counties.filter((county) => county.name.startsWith(given)) : []
  return begun.length === 1 ? (begun[0]?.code ?? null) : null
}
