import { type Db, sqlOf } from '../platform/db/index.ts'
import { catalogueChanged } from './caches.ts'
import { refreshLowestPrices } from './lowest-price.ts'

/** A campaign's price of one SKU for a time. */
export interface SpecialPrice {
  skuId: string
  priceFen: number
  originalFen: number | null
}

/**
 * Writes a campaign's special prices beside the regular ones; they hold by the clock, from `from` to `to`. A SKU
 * carries one at a time, one that is over gives way. `began` is when the promotion first began, pauses or not. Answers the SKUs that carry another one; then the caller refuses.
 * The SKUs are locked first and in order, so that two campaigns never wait for each other in a circle.
 */
export async function writeSpecialPrices(
  tx: Db,
  campaignId: string,
  prices: readonly SpecialPrice[],
  { from, to, began, now }: { from: Date; to: Date; began: Date; now: Date },
): Promise<{ taken: string[] }> {
  const sql = sqlOf(tx)
  const skuIds = prices.map((price) => price.skuId)
  await sql`select id from skus where id = any(${skuIds}::uuid[]) order by id for no key update`
  const written = await sql<{ id: string }[]>`
    update skus set special_price_fen = price.price_fen, special_original_fen = price.original_fen,
      special_from = ${from.toISOString()}::timestamptz, special_to = ${to.toISOString()}::timestamptz,
      special_campaign_id = ${campaignId},
      special_began = ${began < from ? began.toISOString() : null}::timestamptz
    from unnest(${skuIds}::uuid[], ${prices.map((price) => price.priceFen)}::bigint[],
      ${prices.map((price) => price.originalFen)}::bigint[]) as price (sku_id, price_fen, original_fen)
    where skus.id = price.sku_id
      and (skus.special_to is null or skus.special_to <= ${now.toISOString()}::timestamptz)
    returning skus.id`
  const done = new Set(written.map((row) => row.id))
  const taken = skuIds.filter((skuId) => !done.has(skuId))
  if (taken.length === 0) await pricesChanged(tx, skuIds, now)
  return { taken }
}

/** Ends a campaign's special prices now: what has begun keeps its beginning, what has not leaves no trace. */
export async function removeSpecialPrices(tx: Db, campaignId: string, now: Date): Promise<void> {
  const sql = sqlOf(tx)
  const at = now.toISOString()
  const rows = await sql<{ id: string }[]>`
    select id from skus where special_campaign_id = ${campaignId} and special_to > ${at}::timestamptz
    order by id for no key update`
  const skuIds = rows.map((row) => row.id)
  await sql`update skus set special_to = ${at}::timestamptz
    where id = any(${skuIds}::uuid[]) and special_from < ${at}::timestamptz`
  await sql`
    update skus set special_price_fen = null, special_original_fen = null, special_from = null, special_to = null,
      special_campaign_id = null, special_began = null
    where id = any(${skuIds}::uuid[]) and special_from >= ${at}::timestamptz`
  await pricesChanged(tx, skuIds, now)
}

async function pricesChanged(tx: Db, skuIds: readonly string[], now: Date): Promise<void> {
  await refreshLowestPrices(tx, skuIds, now)
  await catalogueChanged(tx)
}

const DAY_MS = 86_400_000
/** Two runs of the job: what began or ended since is not yet on every page. */
const RECENTLY_MS = 120_000

/**
 * Job, every minute: lists sort by the prices that hold now, and pages forget those that no longer do. Looks at what
 * ended in the last day or has not ended; a day on which the server stood is made good by the first run.
 */
export async function followSpecialPrices(db: Db, now: Date): Promise<void> {
  const sql = sqlOf(db)
  const recently = now.getTime() - RECENTLY_MS
  const rows = await sql<{ id: string; fromMs: string; toMs: string }[]>`
    select id, extract(epoch from special_from) * 1000 as "fromMs", extract(epoch from special_to) * 1000 as "toMs"
    from skus
    where special_to > ${new Date(now.getTime() - DAY_MS).toISOString()}::timestamptz
      and special_from <= ${now.toISOString()}::timestamptz`
  const changed = await refreshLowestPrices(
    db,
    rows.map((row) => row.id),
    now,
  )
  const isRecent = (ms: string) => Number(ms) > recently && Number(ms) <= now.getTime()
  if (changed > 0 || rows.some(({ fromMs, toMs }) => isRecent(fromMs) || isRecent(toMs))) {
    await catalogueChanged(db)
  }
}
