import type { LiveResult } from '@yuxiang/shared/api/live-reach'
import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { liveSessions } from '../live/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { noSums, type SoldLines, type SumsRow, sumColumns, sumsOf } from './sold.ts'
import { liveSupport } from './tables.ts'

/** How many asked to be reminded; reminders hand it in. */
export type RemindersOf = (platform: Platform, sessionId: string) => Promise<number>

interface Seen {
  exposures: string
  clicks: string
}

/**
 * What a session did: seen, clicked on, sold. For a merchant its own orders are counted alone, and only where it has
 * something to see: its own session, or one that sold its goods. Of another merchant's it sees no more than those: how
 * that one is watched is its competitor's business. Refuses with `live_session_not_found`.
 */
export async function readResult(
  platform: Platform,
  { sold, remindersOf }: { sold: SoldLines; remindersOf: RemindersOf },
  sessionId: string,
  merchantId?: string,
): Promise<LiveResult> {
  const { db, lists: sql } = platform.database
  const [session] = await db.select().from(liveSessions).where(eq(liveSessions.id, sessionId))
  if (!session) throw new Refusal('live_session_not_found')
  const isRivals =
    merchantId !== undefined && session.merchantId !== null && session.merchantId !== merchantId
  const counted = countedLines(sql, sold, sessionId, merchantId)
  const [totals, hours, places, products, seenHours, seenPlaces, reminders, [support]] = await Promise.all([
    sql<SumsRow[]>`select ${sumColumns(sql)} from ${counted} line`,
    sql<(SumsRow & { hour: string })[]>`
      select date_trunc('hour', placed_at) as hour, ${sumColumns(sql)} from ${counted} line group by 1`,
    sql<(SumsRow & { place: LivePlace })[]>`select place, ${sumColumns(sql)} from ${counted} line group by 1`,
    sql<(SumsRow & { productId: string; name: string; units: number })[]>`
      select product_id as "productId", max(name) as name, sum(quantity)::int as units, ${sumColumns(sql)}
      from ${counted} line group by 1 order by sum(goods_fen) desc, 1 limit 50`,
    isRivals
      ? []
      : sql<(Seen & { hour: string })[]>`
      select hour, sum(exposures) as exposures, sum(clicks) as clicks from live_counts
      where session_id = ${sessionId} group by 1`,
    isRivals
      ? []
      : sql<(Seen & { place: LivePlace })[]>`
      select place, sum(exposures) as exposures, sum(clicks) as clicks from live_counts
      where session_id = ${sessionId} group by 1`,
    isRivals ? 0 : remindersOf(platform, sessionId),
    isRivals ? [] : db.select().from(liveSupport).where(eq(liveSupport.sessionId, sessionId)),
  ])
  const total = totals[0] ? sumsOf(totals[0]) : noSums
  if (merchantId && session.merchantId !== merchantId && total.orders === 0) {
    throw new Refusal('live_session_not_found')
  }
  const { id, title, hostName, county, state, startsAt, endsAt } = session
  return {
    session: {
      ...{ id, title, hostName, county, state },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    },
    isWhole: merchantId === undefined,
    total: { ...total, ...seenSum(seenPlaces), reminders },
    hours: byHour(hours, seenHours),
    places: byPlace(places, seenPlaces),
    products: products.map(({ productId, name, units, ...row }) => {
      const { goodsFen, refundedFen } = sumsOf(row)
      return { productId, name, units, goodsFen, refundedFen }
    }),
    support: support ? supportView(support) : null,
  }
}

const countedLines = (sql: postgres.Sql, sold: SoldLines, sessionId: string, merchantId?: string) => sql`(
  select attribution.place, attribution.placed_at, sold.* from live_attributions attribution
  join ${sold(sql)} sold on sold.order_id = attribution.order_id
  where attribution.session_id = ${sessionId} ${merchantId ? sql`and sold.merchant_id = ${merchantId}` : sql``})`

const seenSum = (rows: readonly Seen[]) => ({
  exposures: rows.reduce((sum, { exposures }) => sum + Number(exposures), 0),
  clicks: rows.reduce((sum, { clicks }) => sum + Number(clicks), 0),
})

function byHour(
  sold: readonly (SumsRow & { hour: string })[],
  seen: readonly (Seen & { hour: string })[],
): LiveResult['hours'] {
  const instant = ({ hour }: { hour: string }) => new Date(hour).toISOString()
  const all = [...new Set([...sold.map(instant), ...seen.map(instant)])].sort()
  return all.map((hour) => ({
    hour,
    ...seenSum(seen.filter((row) => instant(row) === hour)),
    ...soldOf(sold.find((row) => instant(row) === hour)),
  }))
}

function byPlace(
  sold: readonly (SumsRow & { place: LivePlace })[],
  seen: readonly (Seen & { place: LivePlace })[],
): LiveResult['places'] {
  const all = [...new Set([...sold, ...seen].map(({ place }) => place))]
  return all
    .map((place) => ({
      place,
      ...seenSum(seen.filter((row) => row.place === place)),
      ...soldOf(sold.find((row) => row.place === place)),
    }))
    .sort((a, b) => b.clicks - a.clicks || b.exposures - a.exposures)
}

function soldOf(row: SumsRow | undefined): { orders: number; goodsFen: number } {
  const { orders, goodsFen } = row ? sumsOf(row) : noSums
  return { orders, goodsFen }
}

const supportView = (row: typeof liveSupport.$inferSelect) => ({
  score: row.score,
  salesPoints: row.salesPoints,
  clickPoints: row.clickPoints,
  countyPoints: row.countyPoints,
  cooperativePoints: row.cooperativePoints,
})
