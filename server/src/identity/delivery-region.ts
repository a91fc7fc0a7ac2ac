import { type Cache, createCache } from '../platform/cache.ts'
import type { Database } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

interface Region {
  code: string
}

const caches = new WeakMap<Database, Cache<Region>>()

function cacheOf(database: Database): Cache<Region> {
  const known = caches.get(database)
  if (known) return known
  const made = createCache<Region>({ lifetimeMs: 5_000, maxBytes: 2 * 1024 * 1024, bytesOf: () => 100 })
  caches.set(database, made)
  return made
}

/**
 * Region code of an own address, up to 5 s old: for quotes, which ask again at every change of the cart. Placing an
 * order reads the address itself. Null when there is none or it is somebody else's.
 */
export async function deliveryRegionOf(
  { database }: Platform,
  ownerId: string,
  addressId: string,
): Promise<string | null> {
  const cache = cacheOf(database)
  const key = `${ownerId} ${addressId}`
  const kept = cache.peek(key)
  if (kept) return kept.code
  const asked = cache.epoch()
  const [row] = await database.sql<Region[]>`
    select region_code as code from addresses where id = ${addressId} and owner_id = ${ownerId}`
  if (row) cache.put(key, row, asked)
  return row?.code ?? null
}

/** After an address changed here: the next quote asks the database. */
export const forgetRegions = ({ database }: Platform): void => cacheOf(database).clear()
