import type { LiveSession, ProductLive } from '@yuxiang/shared/api/live'
import { sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { openBatches } from '../promotions/index.ts'
import { type CardRow, cardColumns, cardJoins, cardOf, shownProducts, venuesOf } from './read-cards.ts'

interface Row extends CardRow {
  countyCode: string | null
  accountId: string
  link: string
  appLink: string
  feedId: string | null
  replayLink: string
  reason: string | null
}

/** A session's page, as everybody sees it; refuses with `live_session_not_found`. */
export async function readSession(platform: Platform, sessionId: string): Promise<LiveSession> {
  const sql = sqlOf(platform.database.db)
  const [row] = await sql<Row[]>`
    select ${cardColumns(sql)}, session.county_code as "countyCode", room.account_id as "accountId", session.link,
      session.app_link as "appLink", session.feed_id as "feedId", session.replay_link as "replayLink", session.reason
    from live_sessions session ${cardJoins(sql)} where session.id = ${sessionId}`
  if (!row) throw new Refusal('live_session_not_found')
  const [venues, shown, more, coupons] = await Promise.all([
    venuesOf(platform, [row]),
    shownProducts(platform, [sessionId]),
    readAside(platform, sessionId),
    readCoupons(platform, sessionId),
  ])
  const { accountId, countyCode, link, appLink, feedId, replayLink, reason, ...cardRow } = row
  const products = shown.map(({ product }) => product)
  return {
    ...cardOf(cardRow, { products, venues, now: platform.clock() }),
    countyCode,
    link,
    appLink,
    finderUserName: row.platform === 'channels' ? accountId : null,
    feedId,
    replayLink,
    reason,
    products: products.map((product) => ({
      ...product,
      setAside: more.get(product.id)?.setAside ?? 0,
      explaining: more.get(product.id)?.explaining ?? false,
    })),
    coupons,
  }
}

/** What waits for the session of each product, and which is explained. */
async function readAside({ database }: Platform, sessionId: string) {
  const rows = await sqlOf(database.db)<{ productId: string; setAside: number; explaining: boolean }[]>`
    select shown.product_id as "productId", shown.explained_since is not null as explaining,
      coalesce(sum(aside.quantity) filter (where aside.released_at is null), 0)::int as "setAside"
    from live_session_products shown
    left join live_set_asides aside on aside.session_id = shown.session_id and aside.product_id = shown.product_id
    where shown.session_id = ${sessionId} group by shown.product_id, shown.explained_since`
  return new Map(rows.map((row) => [row.productId, row]))
}

/** Those of its coupons that can be claimed at this moment, in its order. */
async function readCoupons(platform: Platform, sessionId: string): Promise<LiveSession['coupons']> {
  const rows = await platform.database.sql<{ batchId: string }[]>`
    select batch_id as "batchId" from live_session_coupons where session_id = ${sessionId} order by position`
  if (rows.length === 0) return []
  const cards = new Map((await openBatches(platform)).map(({ card }) => [card.id, card]))
  return rows.flatMap(({ batchId }) => cards.get(batchId) ?? [])
}

/** The session that shows a product at this moment, the one that speaks of it first. */
export async function readProductLive(
  { database, clock }: Platform,
  productId: string,
): Promise<ProductLive> {
  const now = clock().toISOString()
  const [session] = await database.sql<NonNullable<ProductLive['session']>[]>`
    select session.id, session.title, room.platform, shown.explained_since is not null as explaining
    from live_session_products shown
    join live_sessions session on session.id = shown.session_id
    join live_rooms room on room.id = session.room_id
    where shown.product_id = ${productId} and session.state in ('planned', 'live')
      and session.starts_at <= ${now}::timestamptz and session.ends_at > ${now}::timestamptz
    order by explaining desc, shown.explained_since desc, session.starts_at desc limit 1`
  return { session: session ?? null }
}
