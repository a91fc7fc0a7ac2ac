import type { Platform } from '../platform/index.ts'
import { cachesOf } from './caches.ts'
import { loadShelvedSkus, pricedAt, type ShelvedSku, type SkuForSale } from './skus-for-sale.ts'

/** As loadSkusForSale answers, at the price of this moment and otherwise as old as the catalogue's caches allow, stock included: for quotes and carts, never for placing an order. */
export async function cachedSkusForSale(
  platform: Platform,
  skuIds: readonly string[],
): Promise<SkuForSale[]> {
  const { skus } = cachesOf(platform)
  const now = platform.clock()
  const found: ShelvedSku[] = []
  const missing: string[] = []
  for (const skuId of skuIds) {
    const kept = skus.peek(skuId)
    if (kept) found.push(kept)
    else missing.push(skuId)
  }
  if (missing.length === 0) return found.map((sku) => pricedAt(sku, now))
  const epoch = skus.epoch()
  const loaded = await loadShelvedSkus(platform.database.db, missing, now)
  for (const sku of loaded) skus.put(sku.skuId, sku, epoch)
  return [...found, ...loaded].map((sku) => pricedAt(sku, now))
}
