import type { Database } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { readTogether } from '../platform/read-together.ts'
import { cachesOf } from './caches.ts'
import { loadShelvedSkus, type ShelvedSku } from './skus-for-sale.ts'

type Read = (skuId: string) => Promise<ShelvedSku | null>

const readers = new WeakMap<Database, Read>()

/** Reads SKUs which nobody remembers and keeps them, together with what others ask for. What does not exist is left out. */
export async function loadSkusTogether(platform: Platform, skuIds: readonly string[]): Promise<ShelvedSku[]> {
  const read = readerOf(platform)
  const loaded = await Promise.all(skuIds.map((skuId) => read(skuId)))
  return loaded.filter((sku) => sku !== null)
}

function readerOf(platform: Platform): Read {
  const known = readers.get(platform.database)
  if (known) return known
  const made = readTogether<ShelvedSku>(async (skuIds) => {
    const found = await readAndKeep(platform, skuIds)
    return new Map(found.map((sku) => [sku.skuId, sku]))
  })
  readers.set(platform.database, made)
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
