import type { Platform } from '../platform/index.ts'
import { cachesOf } from './caches.ts'
import { loadSkusForSale, type SkuForSale } from './skus-for-sale.ts'

/** As {@link loadSkusForSale}, as old as the catalogue's caches allow, stock included: for quotes and carts, never for placing an order. */
export async function cachedSkusForSale(
  platform: Platform,
  skuIds: readonly string[],
): Promise<SkuForSale[]> {
  const { skus } = cachesOf(platform)
  const found: SkuForSale[] = []
  const missing: string[] = []
  for (const skuId of skuIds) {
    const kept = skus.peek(skuId)
    if (kept) found.push(kept)
    else missing.push(skuId)
  }
  return missing.length === 0 ? found : [...found, ...(await freshSkusForSale(platform, missing))]
}

/** The truth of this moment, kept for those who ask next: for a price that was just refused as out of date. */
export async function freshSkusForSale(platform: Platform, skuIds: readonly string[]): Promise<SkuForSale[]> {
  const { skus } = cachesOf(platform)
  const epoch = skus.epoch()
  const loaded = await loadSkusForSale(platform.database.db, skuIds, platform.clock())
  for (const sku of loaded) skus.put(sku.skuId, sku, epoch)
  return loaded
}
