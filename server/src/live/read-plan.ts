import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { listProducts, loadSkusForSale, productsById } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Author, batchesById } from '../promotions/index.ts'
import { venueNames } from '../venues/index.ts'
import { requireSeen } from './find-session.ts'
import { linksOf, readRow, rowOf } from './read-desk.ts'

/**
 * A session as its planners see it, with what buyers do not see any more. Reads through the pool, too: not while a
 * transaction holds a connection. Refuses with `live_session_not_found`.
 */
export async function readPlan(
  platform: Platform,
  author: Author,
  sessionId: string,
): Promise<DeskLiveSession> {
  const { db } = platform.database
  const now = platform.clock()
  await requireSeen(db, author, sessionId)
  const row = await readRow(db, sessionId)
  const venue = row.venueId === null ? undefined : (await venueNames(db, [row.venueId])).get(row.venueId)
  return {
    ...rowOf(row, now),
    ...linksOf(row),
    venueName: venue?.name ?? null,
    products: await readProducts(platform, sessionId),
    setAsides: await readSetAsides(db, sessionId, now),
    coupons: await readCoupons(db, sessionId, now),
  }
}

async function readProducts(platform: Platform, sessionId: string): Promise<DeskLiveSession['products']> {
  const { db } = platform.database
  const places = await sqlOf(db)<{ productId: string; explaining: boolean }[]>`
    select product_id as "productId", explained_since is not null as explaining
    from live_session_products where session_id = ${sessionId} order by position`
  if (places.length === 0) return []
  const productIds = places.map(({ productId }) => productId)
  const within = { productIds, open: 'campaigns' as const }
  const [{ items }, named] = await Promise.all([
    listProducts(platform, { pageSize: productIds.length }, within),
    productsById(db, productIds),
  ])
  return places.flatMap(({ productId, explaining }) => {
    const card = items.find(({ id }) => id === productId)
    const name = card?.name ?? named.find(({ id }) => id === productId)?.name
    if (name === undefined) return []
    const { imageUrl = '', priceFen = null, stock = 0 } = card ?? {}
    return { id: productId, name, imageUrl, priceFen, stock, forSale: card !== undefined, explaining }
  })
}

interface SetAside {
  skuId: string
  quantity: number
  releasedAt: string | null
}

async function readSetAsides(db: Db, sessionId: string, now: Date): Promise<DeskLiveSession['setAsides']> {
  const rows = await sqlOf(db)<SetAside[]>`
    select sku_id as "skuId", quantity, released_at as "releasedAt"
    from live_set_asides where session_id = ${sessionId} order by position`
  const skuIds = rows.map(({ skuId }) => skuId)
  const skus = new Map((await loadSkusForSale(db, skuIds, now)).map((sku) => [sku.skuId, sku]))
  return rows.flatMap(({ releasedAt, ...row }) => {
    const sku = skus.get(row.skuId)
    if (!sku) return []
    const { productId, name, skuName, available } = sku
    const released = releasedAt === null ? null : new Date(releasedAt).toISOString()
    return { ...row, productId, name, skuName, available, releasedAt: released }
  })
}

async function readCoupons(db: Db, sessionId: string, now: Date): Promise<DeskLiveSession['coupons']> {
  const rows = await sqlOf(db)<{ batchId: string }[]>`
    select batch_id as "batchId" from live_session_coupons where session_id = ${sessionId} order by position`
  const batches = await batchesById(
    db,
    rows.map(({ batchId }) => batchId),
    now,
  )
  return rows.flatMap(({ batchId }) => {
    const batch = batches.find(({ id }) => id === batchId)
    return batch ? { id: batch.id, name: batch.name, label: batch.label, claimable: batch.claimable } : []
  })
}
