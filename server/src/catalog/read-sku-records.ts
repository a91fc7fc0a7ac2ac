import type { StockReason } from '@yuxiang/shared/states/product'
import { and, desc, eq, lt } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import { ownSku } from './own-goods.ts'
import { skuPriceHistory, stockEntries } from './tables.ts'

const pageSizeDefault = 20
const pricesMost = 50

/** How a SKU's stock was written by hand, the newest first. Refuses with `sku_not_found`. */
export async function listStockEntries(
  db: Db,
  staffId: string,
  skuId: string,
  { cursor, pageSize = pageSizeDefault }: { cursor?: string | undefined; pageSize?: number | undefined },
) {
  await ownSku(db, staffId, skuId)
  const rows = await db
    .select()
    .from(stockEntries)
    .where(and(eq(stockEntries.skuId, skuId), cursor ? lt(stockEntries.id, cursor) : undefined))
    .orderBy(desc(stockEntries.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const names = await nicknamesOf(db, [...new Set(shown.map((row) => row.actorId))])
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map(({ actorId, skuId: _, at, reason, ...row }) => ({
      ...row,
      reason: reason as StockReason,
      at: at.toISOString(),
      by: names.get(actorId) ?? '',
    })),
    ...(last && { nextCursor: last.id }),
  }
}

/** Every price a SKU was listed at, the newest first. Refuses with `sku_not_found`. */
export async function listPrices(db: Db, staffId: string, skuId: string) {
  await ownSku(db, staffId, skuId)
  const rows = await db
    .select()
    .from(skuPriceHistory)
    .where(eq(skuPriceHistory.skuId, skuId))
    .orderBy(desc(skuPriceHistory.validFrom))
    .limit(pricesMost)
  return {
    items: rows.map(({ kind, priceFen, validFrom, validTo }) => ({
      kind,
      priceFen,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
    })),
  }
}
