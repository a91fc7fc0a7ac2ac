import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import type postgres from 'postgres'
import { cachedSkusForSale } from '../catalog/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'

interface Row {
  id: string
  itemId: string
  skuId: string
  sessionTitle: string
  points: number
  priceFen: string
  state: FlashClaim['state']
  claimedAt: string
  payBy: string
  paymentId: string | null
}

/** A shopper's claims, the newest first, on from a cursor: the id of the last one seen. */
export async function readClaims(
  platform: Platform,
  userId: string,
  { cursor, pageSize = 20 }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: FlashClaim[]; nextCursor?: string }> {
  const sql = platform.database.lists
  const rows = await sql<Row[]>`
    ${shown(sql, platform.clock())} where claim.user_id = ${userId} ${cursor ? sql`and claim.id < ${cursor}::uuid` : sql``}
    order by claim.id desc limit ${pageSize + 1}`
  const items = await claimsOf(platform, rows.slice(0, pageSize))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

/** One of a shopper's claims; refuses with `flash_claim_not_found`. */
export async function readClaim(platform: Platform, userId: string, claimId: string): Promise<FlashClaim> {
  const { database, clock } = platform
  const { sql } = database
  const rows = await sql<
    Row[]
  >`${shown(sql, clock())} where claim.id = ${claimId} and claim.user_id = ${userId}`
  const [claim] = await claimsOf(platform, rows)
  if (!claim) throw new Refusal('flash_claim_not_found')
  return claim
}

/** What nobody ordered in time is released, by the clock alone: its job comes within a minute. */
const shown = (sql: postgres.Sql, now: Date) => sql`
  select claim.id, claim.item_id as "itemId", item.sku_id as "skuId", session.title as "sessionTitle", claim.points,
    claim.price_fen as "priceFen",
    case when claim.state = 'won' and claim.pay_by <= ${now.toISOString()}::timestamptz then 'released'
      else claim.state end as state, claim.claimed_at as "claimedAt", claim.pay_by as "payBy",
    claim.payment_id as "paymentId"
  from flash_claims claim join flash_items item on item.id = claim.item_id
  join flash_sessions session on session.id = item.session_id`

async function claimsOf(platform: Platform, rows: readonly Row[]): Promise<FlashClaim[]> {
  const ids = [...new Set(rows.map(({ skuId }) => skuId))]
  const skus = new Map((await cachedSkusForSale(platform, ids)).map((sku) => [sku.skuId, sku]))
  return rows.flatMap(({ skuId, priceFen, claimedAt, payBy, ...row }) => {
    const sku = skus.get(skuId)
    if (!sku) return []
    return {
      ...row,
      productId: sku.productId,
      name: sku.name,
      skuName: sku.skuName,
      imageUrl: sku.imageUrl,
      priceFen: Number(priceFen),
      claimedAt: new Date(claimedAt).toISOString(),
      payBy: new Date(payBy).toISOString(),
      orderId: row.paymentId === null ? null : row.id,
    }
  })
}
