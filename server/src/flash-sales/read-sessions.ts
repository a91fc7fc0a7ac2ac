import type {
  FlashEligibility,
  FlashItem,
  FlashItemPage,
  FlashSession,
} from '@yuxiang/shared/api/flash-sales'
import type { FlashSessionState } from '@yuxiang/shared/states/flash-sale'
import { cachedSkusForSale, type SkuForSale } from '../catalog/index.ts'
import { createCache } from '../platform/cache.ts'
import { sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { spendableLots } from '../points/index.ts'
import { isBarred } from './barred-item.ts'
import { isEligible } from './eligibility.ts'

/** Stock shown is so old at most. */
const LIFETIME_MS = 1_000
const HOUR_MS = 3_600_000
/** Shown from a week before they begin to an hour after they end. */
const AHEAD_MS = 7 * 24 * HOUR_MS
const AFTER_MS = HOUR_MS
const SESSIONS_MAX = 20

interface Row {
  id: string
  sessionId: string
  title: string
  startsAt: string
  endsAt: string
  eligibility: FlashEligibility
  sessionState: FlashSessionState
  skuId: string
  points: number
  priceFen: string
  valueFen: string
  stockLeft: number
  stockTotal: number
  perPersonLimit: number
  paused: boolean
}

/** Reads what is on, for everybody; kept for a second, with the time of each answer put in front. */
export function createSessionsReader(platform: Platform): () => Promise<PreparedAnswer> {
  const cache = createCache<{ items: string }>({
    lifetimeMs: LIFETIME_MS,
    maxBytes: 1024 * 1024,
    bytesOf: ({ items }) => items.length * 2,
  })
  const load = async () => ({ items: JSON.stringify(await readSessions(platform)) })
  return async () => {
    const { items } = cache.peek('sessions') ?? (await cache.read('sessions', load))
    return new PreparedAnswer(`{"serverTime":"${platform.clock().toISOString()}","items":${items}}`)
  }
}

async function readSessions(platform: Platform): Promise<FlashSession[]> {
  const sql = platform.database.lists
  const nowMs = platform.clock().getTime()
  const rows = await sql<Row[]>`
    with shown as (
      select * from flash_sessions
      where state in ('published', 'paused', 'ended') and ends_at > ${new Date(nowMs - AFTER_MS).toISOString()}::timestamptz
        and starts_at < ${new Date(nowMs + AHEAD_MS).toISOString()}::timestamptz
      order by ends_at limit ${SESSIONS_MAX}
    )
    select ${columns(sql)} from shown session join flash_items item on item.session_id = session.id
    order by session.starts_at, session.id, item.position`
  const skus = await skusOf(platform, rows)
  return [...Map.groupBy(rows, ({ sessionId }) => sessionId).values()].map((items) => ({
    ...sessionOf(items[0] as Row),
    items: items.flatMap((row) => itemOf(row, skus) ?? []),
  }))
}

const columns = (
  sql: Platform['database']['sql'],
) => sql`item.id, item.session_id as "sessionId", session.title,
  session.starts_at as "startsAt", session.ends_at as "endsAt", session.eligibility,
  session.state as "sessionState", item.sku_id as "skuId", item.points, item.price_fen as "priceFen",
  item.value_fen as "valueFen", item.stock_left as "stockLeft", item.stock_total as "stockTotal",
  item.per_person_limit as "perPersonLimit", item.paused`

async function skusOf(
  platform: Platform,
  rows: readonly Pick<Row, 'skuId'>[],
): Promise<Map<string, SkuForSale>> {
  const ids = [...new Set(rows.map(({ skuId }) => skuId))]
  return new Map((await cachedSkusForSale(platform, ids)).map((sku) => [sku.skuId, sku]))
}

const sessionOf = ({ sessionId, title, startsAt, endsAt, eligibility, sessionState }: Row) => ({
  id: sessionId,
  title,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  eligibility,
  paused: sessionState === 'paused',
  over: sessionState === 'ended' || sessionState === 'cancelled' ? sessionState : null,
})

function itemOf(row: Row, skus: ReadonlyMap<string, SkuForSale>): FlashItem | null {
  const sku = skus.get(row.skuId)
  if (!sku) return null
  return {
    id: row.id,
    skuId: row.skuId,
    productId: sku.productId,
    name: sku.name,
    skuName: sku.skuName,
    imageUrl: sku.imageUrl,
    points: row.points,
    priceFen: Number(row.priceFen),
    originalFen: Number(row.valueFen),
    stock: row.stockLeft,
    stockTotal: row.stockTotal,
    limit: row.perPersonLimit,
    paused: row.paused || isBarred(sku),
  }
}

/** One item with what is the caller's own; refuses with `flash_item_not_found`. */
export async function readItem(
  platform: Platform,
  itemId: string,
  userId: string | null,
): Promise<FlashItemPage> {
  const { database, clock } = platform
  const sql = sqlOf(database.db)
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from flash_items item join flash_sessions session on session.id = item.session_id
    where item.id = ${itemId} and session.state not in ('draft', 'discarded')`
  const item = row && itemOf(row, await skusOf(platform, [row]))
  if (!row || !item) throw new Refusal('flash_item_not_found')
  const mine = userId === null ? null : await ownOf(platform, row, userId)
  return { serverTime: clock().toISOString(), session: sessionOf(row), item, mine }
}

async function ownOf({ database, clock }: Platform, row: Row, userId: string) {
  const { db, sql } = database
  const now = clock()
  const [[counts], lots, eligible] = await Promise.all([
    sql<{ claims: number; reminded: boolean }[]>`
      select (select count(*)::int from flash_claims
          where item_id = ${row.id} and user_id = ${userId} and ordinal is not null) as claims,
        exists (select from flash_reminders where session_id = ${row.sessionId} and user_id = ${userId}) as reminded`,
    spendableLots(db, userId, now),
    isEligible(db, userId, row.eligibility, now),
  ])
  return {
    claims: counts?.claims ?? 0,
    reminded: counts?.reminded ?? false,
    points: lots.reduce((sum, lot) => sum + lot.balance, 0),
    eligible,
  }
}
