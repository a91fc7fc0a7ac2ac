import { loadSkusForSale, releaseStock, reserveStock, type StockLine } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { liveSetAsides } from './tables.ts'

/**
 * Sets stock aside anew for a session that has not begun, in place of what was: what the two have in common is never
 * on sale in between, for the SKUs are locked together and first of all. Refuses with `out_of_stock` (the lines
 * concerned), and with `live_product_unknown` a SKU of a product that the session does not show.
 */
export async function setAside(
  tx: Db,
  sessionId: string,
  lines: readonly StockLine[],
  { productIds, now }: { productIds: readonly string[]; now: Date },
): Promise<void> {
  const before = await sqlOf(tx)<StockLine[]>`
    delete from live_set_asides where session_id = ${sessionId} and released_at is null
    returning sku_id as "skuId", quantity`
  if (before.length === 0 && lines.length === 0) return
  // With 0 of those to come: all are locked by one statement, in the order of their ids.
  await releaseStock(tx, [...before, ...lines.map(({ skuId }) => ({ skuId, quantity: 0 }))])
  const skus = await loadSkusForSale(
    tx,
    lines.map(({ skuId }) => skuId),
    now,
  )
  const productOf = new Map(skus.map(({ skuId, productId }) => [skuId, productId]))
  const rows = lines.map((line, position) => {
    const productId = productOf.get(line.skuId)
    if (productId === undefined || !productIds.includes(productId)) throw new Refusal('live_product_unknown')
    return { sessionId, skuId: line.skuId, productId, position, quantity: line.quantity }
  })
  const short = await reserveStock(tx, lines)
  if (short.length > 0) throw new Refusal('out_of_stock', { lines: short })
  if (rows.length > 0) await tx.insert(liveSetAsides).values(rows)
}

/** Puts what a session had set aside on general sale: at its start, or because it will not be. True when there was some. */
export async function releaseSetAsides(tx: Db, sessionId: string, now: Date): Promise<boolean> {
  const lines = await sqlOf(tx)<StockLine[]>`
    update live_set_asides set released_at = ${now.toISOString()}::timestamptz
    where session_id = ${sessionId} and released_at is null
    returning sku_id as "skuId", quantity`
  if (lines.length > 0) await releaseStock(tx, lines)
  return lines.length > 0
}
