import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { cachesOf } from './caches.ts'
import { loadSkusTogether, readAndKeep } from './load-skus-together.ts'
import { loadSkusForSale, pricedAt, type ShelvedSku, type SkuForSale } from './skus-for-sale.ts'

/**
 * As loadSkusForSale answers, at the price of this moment and otherwise as old as the catalogue's caches allow, stock
 * included: for quotes and carts, never for placing an order. In a transaction what is not remembered is read on its
 * connection.
 */
export async function cachedSkusForSale(
  platform: Platform,
  skuIds: readonly string[],
  tx?: Db,
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
  const kept = found.map((sku) => pricedAt(sku, now))
  if (missing.length === 0) return kept
  // Not kept: the transaction may have taken stock, and may yet take it back.
  if (tx) return [...kept, ...(await loadSkusForSale(tx, missing, now))]
  const others = await loadSkusTogether(platform, missing)
  return [...kept, ...others.map((sku) => pricedAt(sku, now))]
}

/** The truth of this moment, kept for those who ask next: for a price that was just refused as out of date. */
export async function freshSkusForSale(platform: Platform, skuIds: readonly string[]): Promise<SkuForSale[]> {
  const now = platform.clock()
  const loaded = await readAndKeep(platform, skuIds)
  return loaded.map((sku) => pricedAt(sku, now))
}
