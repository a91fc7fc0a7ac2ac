import type { Mark } from '@yuxiang/shared/api/catalog'
import type { ProductInput } from '@yuxiang/shared/api/goods'
import type { Db } from '../platform/db/index.ts'
import { ownUploads } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { listingVector } from './listing-vector.ts'
import { categoriesInUse } from './reference.ts'

const pictureHash = /^\/files\/([0-9a-f]{16}|[0-9a-f]{32})-(?:375|750|1200)\.webp$/

/**
 * Hashes of a listing's pictures: those it has already (`known`), and uploads of whoever edits it. Refuses with
 * `picture_unknown`.
 */
export async function pictureHashes(
  db: Db,
  staffId: string,
  urls: readonly string[],
  known: readonly string[],
): Promise<string[]> {
  const hashes = urls.map((url) => pictureHash.exec(url)?.[1] ?? '')
  const fresh = urls.filter((_, index) => !known.includes(hashes[index] ?? ''))
  if ((await ownUploads(db, staffId, fresh)) === null) throw new Refusal('picture_unknown')
  return hashes
}

/** A leaf of the tree with its branch; refuses with `category_unknown` for anything else. */
export async function leafCategory(
  platform: Platform,
  tx: Db,
  key: string,
): Promise<{ key: string; topKey: string; names: string[] }> {
  const categories = await categoriesInUse(platform, tx)
  const leaf = categories.find((category) => category.key === key)
  const top = categories.find((category) => category.key === leaf?.parentKey)
  if (!leaf || !top) {
    throw new Refusal('category_unknown', {
      errors: [{ path: 'categoryKey', message: '类目不存在，请重新选择' }],
    })
  }
  return { key: leaf.key, topKey: top.key, names: [leaf.name, top.name] }
}

export type ReviewedPart = Pick<ProductInput, 'name' | 'categoryKey'> & { imageHashes: string[] }

/** The columns that the reviewed part of a listing decides, what it is found by included. */
export async function listingColumns(
  platform: Platform,
  tx: Db,
  part: ReviewedPart,
  listing: { subtitle: string; township: string; county: string; marks: readonly Mark[] },
) {
  const category = await leafCategory(platform, tx, part.categoryKey)
  return {
    name: part.name,
    imageHashes: part.imageHashes,
    categoryKey: category.key,
    topCategoryKey: category.topKey,
    searchVector: listingVector({ ...listing, name: part.name, categoryNames: category.names }),
  }
}
