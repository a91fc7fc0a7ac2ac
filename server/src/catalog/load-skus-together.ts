import DataLoader from 'dataloader'
import type { Database } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { cachesOf } from './caches.ts'
import { loadShelvedSkus, type ShelvedSku } from './skus-for-sale.ts'

type Loader = DataLoader<string, ShelvedSku | null>

const loaders = new WeakMap<Database, Loader>()
/** More than a busy process gathers; the statement stays a short one. */
const AT_ONCE = 500

/**
 * Reads SKUs which nobody remembers and keeps them. Whoever asks while a question is under way waits for the next, all
 * of them in one: a busy process pays for a trip to the database several times what the database does for the answer.
 * An answer is never older than its question. What does not exist is left out.
 */
export async function loadSkusTogether(platform: Platform, skuIds: readonly string[]): Promise<ShelvedSku[]> {
  const loader = loaderOf(platform)
  const loaded = await Promise.all(skuIds.map((skuId) => loader.load(skuId)))
  return loaded.filter((sku) => sku !== null)
}

function loaderOf(platform: Platform): Loader {
  const { database } = platform
  const known = loaders.get(database)
  if (known) return known
  let underWay: Promise<unknown> = Promise.resolve()
  const made: Loader = new DataLoader(
    async (skuIds) => {
      const loading = readAndKeep(platform, [...new Set(skuIds)])
      underWay = loading.catch(() => undefined)
      const found = new Map((await loading).map((sku) => [sku.skuId, sku]))
      return skuIds.map((skuId) => found.get(skuId) ?? null)
    },
    {
      // The catalogue's own cache knows what has changed.
      cache: false,
      maxBatchSize: AT_ONCE,
      batchScheduleFn: (ask) => void underWay.then(() => setImmediate(ask)),
    },
  )
  loaders.set(database, made)
  return made
}

/** The truth of this moment, which the catalogue's cache keeps; what does not exist is left out. */
export async function readAndKeep(platform: Platform, skuIds: readonly string[]): Promise<ShelvedSku[]> {
  const { skus } = cachesOf(platform)
  const epoch = skus.epoch()
  const loaded = await loadShelvedSkus(platform.database.db, skuIds, platform.clock())
  for (const sku of loaded) skus.put(sku.skuId, sku, epoch)
  return loaded
}
