import type { FlashLive, FlashOfficeSession, FlashSessionSummary } from '@yuxiang/shared/api/flash-office'
import type { FlashSessionState } from '@yuxiang/shared/states/flash-sale'
import { eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { loadSkusForSale } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { isBarred } from './barred-item.ts'
import { requireSession, type SessionRow } from './move-session.ts'
import { flashReminders } from './tables.ts'

const SPAN_MS = 5_000
const SPANS = 12

interface SummaryRow extends Pick<SessionRow, 'id' | 'title' | 'eligibility' | 'state' | 'reason'> {
  startsAt: string
  endsAt: string
  itemCount: number
  stockTotal: number
  stock: number
}

/** Sessions, the newest first, on from a cursor: the id of the last one seen. */
export async function listSessions(
  { database, clock }: Platform,
  {
    state,
    cursor,
    pageSize = 20,
  }: {
    state?: FlashSessionState | undefined
    cursor?: string | undefined
    pageSize?: number | undefined
  },
): Promise<{ items: FlashSessionSummary[]; nextCursor?: string }> {
  const sql = database.lists
  const rows = await sql<SummaryRow[]>`
    select session.id, session.title, session.starts_at as "startsAt", session.ends_at as "endsAt",
      session.eligibility, session.state, session.reason, sums.*
    from flash_sessions session
    cross join lateral (
      select count(*)::int as "itemCount", coalesce(sum(stock_total), 0)::int as "stockTotal",
        coalesce(sum(stock_left), 0)::int as stock
      from flash_items where session_id = session.id
    ) sums
    where ${state ? sql`state = ${state}` : sql`true`} ${cursor ? sql`and id < ${cursor}::uuid` : sql``}
    order by id desc limit ${pageSize + 1}`
  const now = clock()
  const items = rows
    .slice(0, pageSize)
    .map((row) => ({ ...row, ...timesOf(new Date(row.startsAt), new Date(row.endsAt), now) }))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

const timesOf = (startsAt: Date, endsAt: Date, now: Date) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  phase: now < startsAt ? ('upcoming' as const) : now < endsAt ? ('running' as const) : ('over' as const),
})

interface ItemRow {
  id: string
  skuId: string
  points: number
  priceFen: string
  valueFen: string
  stock: number
  stockTotal: number
  limit: number
  paused: boolean
  won: number
  open: number
  paid: number
}

/** One session with its items and how they go; refuses with `flash_sale_not_found`. */
export async function readSession(db: Db, sessionId: string, now: Date): Promise<FlashOfficeSession> {
  const { id, title, startsAt, endsAt, eligibility, state, reason } = await requireSession(db, sessionId)
  const rows = await sqlOf(db)<ItemRow[]>`
    select item.id, item.sku_id as "skuId", item.points, item.price_fen as "priceFen", item.value_fen as "valueFen",
      item.stock_left as stock, item.stock_total as "stockTotal", item.per_person_limit as limit, item.paused, claims.*
    from flash_items item
    cross join lateral (
      select count(*)::int as won, (count(*) filter (where claim.state in ('won', 'ordered')))::int as open,
        (count(*) filter (where claim.state = 'paid'))::int as paid
      from flash_claims claim where claim.item_id = item.id and claim.ordinal is not null
    ) claims
    where item.session_id = ${sessionId} order by item.position`
  const ids = rows.map(({ skuId }) => skuId)
  const skus = new Map((await loadSkusForSale(db, ids, now)).map((sku) => [sku.skuId, sku]))
  return {
    id,
    title,
    ...timesOf(startsAt, endsAt, now),
    eligibility,
    state,
    reason,
    items: rows.flatMap(({ valueFen, priceFen, ...row }) => {
      const sku = skus.get(row.skuId)
      if (!sku) return []
      const { productId, name, skuName, imageUrl } = sku
      const prices = { priceFen: Number(priceFen), originalFen: Number(valueFen) }
      return { ...row, ...prices, barred: isBarred(sku), productId, name, skuName, imageUrl }
    }),
  }
}

/** How a session goes at this moment. */
export async function readLive({ database, clock }: Platform, sessionId: string): Promise<FlashLive> {
  const now = clock()
  const session = await readSession(database.db, sessionId, now)
  const itemIds = session.items.map(({ id }) => id)
  const [spans, remindersSet] = await Promise.all([
    wonBySpan(database.sql, itemIds, now),
    database.db.$count(flashReminders, eq(flashReminders.sessionId, sessionId)),
  ])
  const last = spans.at(-1)?.won ?? 0
  return {
    serverTime: now.toISOString(),
    session,
    perSecond: Math.round((last / (SPAN_MS / 1_000)) * 10) / 10,
    spans,
    remindersSet,
  }
}

/** Claims are named in time order: the last minute's are the end of the primary key, whatever came before. */
async function wonBySpan(sql: postgres.Sql, itemIds: readonly string[], now: Date) {
  const fromMs = now.getTime() - SPANS * SPAN_MS
  const rows = await sql<{ span: number; won: number }[]>`
    select floor((extract(epoch from claimed_at) * 1000 - ${fromMs}::bigint) / ${SPAN_MS}::int)::int as span,
      count(*)::int as won
    from flash_claims
    where id >= ${firstIdOf(Math.min(fromMs, Date.now() - SPANS * SPAN_MS))} and item_id = any(${[...itemIds]}::uuid[])
      and claimed_at >= ${new Date(fromMs).toISOString()}::timestamptz
    group by span`
  const won = new Map(rows.map((row) => [row.span, row.won]))
  return Array.from({ length: SPANS }, (_, span) => ({
    at: new Date(fromMs + span * SPAN_MS).toISOString(),
    won: won.get(span) ?? 0,
  }))
}

/** The smallest UUIDv7 of a moment, five seconds of crooked clocks allowed for; ids go by the machine's own. */
function firstIdOf(ms: number): string {
  const hex = Math.max(0, ms - 5_000)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
