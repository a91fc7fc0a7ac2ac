import {
  type LiveSumKind,
  type LiveSumRow,
  type LiveSums,
  liveSumRowsMax,
} from '@yuxiang/shared/api/live-reach'
import type postgres from 'postgres'
import { sessionFacts } from '../live/index.ts'
import type { Fragment } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { boundsOf, noSums, type SoldLines, type SumsRow, sumColumns, sumsOf } from './sold.ts'

export interface SumsQuery {
  by: LiveSumKind
  from: string
  to: string
  /** Only this merchant's orders, and the views of its own sessions. */
  merchantId?: string | undefined
}

interface Group {
  key: string
  name: string
  note: string
}

/** By what is summed: key, name and note of a session or of a line sold in it. */
const groups: Record<LiveSumKind, (sql: postgres.Sql) => Fragment> = {
  session: (sql) => sql`session.id::text as key, session.title as name,
    session.host_name || ' · ' || to_char(session.starts_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as note`,
  host: (sql) => sql`session.host_name as key, session.host_name as name, '' as note`,
  county: (sql) =>
    sql`coalesce(session.county, '') as key, coalesce(session.county, '未填区县') as name, '' as note`,
  product: (sql) => sql`sold.product_id::text as key, sold.name as name, sold.merchant_name as note`,
}

/** What live sessions sold and how often they were seen in some days, the most first. */
export async function readLiveSums(platform: Platform, sold: SoldLines, query: SumsQuery): Promise<LiveSums> {
  const [soldRows, seenRows] = await Promise.all([
    soldBy(platform, sold, query),
    query.by === 'product' ? seenBy(platform, { ...query, by: 'session' }) : seenBy(platform, query),
  ])
  const rows = new Map<string, LiveSumRow>()
  for (const { isTotal, key, name, note, ...sums } of soldRows) {
    if (isTotal) continue
    const seen = query.by === 'product' ? { exposures: null, clicks: null } : { exposures: 0, clicks: 0 }
    rows.set(key, { key, name, note, ...sumsOf(sums), ...seen })
  }
  for (const { key, name, note, exposures, clicks } of query.by === 'product' ? [] : seenRows) {
    const row = rows.get(key) ?? { key, name, note, ...noSums }
    rows.set(key, { ...row, exposures: Number(exposures), clicks: Number(clicks) })
  }
  const total = soldRows.find(({ isTotal }) => isTotal)
  return {
    total: {
      ...(total ? sumsOf(total) : noSums),
      exposures: seenRows.reduce((sum, { exposures }) => sum + Number(exposures), 0),
      clicks: seenRows.reduce((sum, { clicks }) => sum + Number(clicks), 0),
    },
    items: [...rows.values()].sort(byNet).slice(0, liveSumRowsMax),
  }
}

const byNet = (a: LiveSumRow, b: LiveSumRow) =>
  b.goodsFen - b.refundedFen - (a.goodsFen - a.refundedFen) ||
  (b.clicks ?? 0) - (a.clicks ?? 0) ||
  (a.key < b.key ? -1 : 1)

function soldBy({ database }: Platform, sold: SoldLines, { by, merchantId, ...days }: SumsQuery) {
  const { lists: sql } = database
  const { start, end } = boundsOf(days)
  return sql<(Group & SumsRow & { isTotal: boolean })[]>`
    with counted as (
      select ${groups[by](sql)}, sold.order_id, sold.user_id, sold.goods_fen, sold.refunded_fen
      from live_attributions attribution
      join ${sold(sql)} sold on sold.order_id = attribution.order_id
      join ${sessionFacts(sql)} session on session.id = attribution.session_id
      where attribution.placed_at >= ${start}::timestamptz and attribution.placed_at < ${end}::timestamptz
        ${merchantId ? sql`and sold.merchant_id = ${merchantId}` : sql``}
    )
    select grouping(key) = 1 as "isTotal", coalesce(key, '') as key, coalesce(max(name), '') as name,
      coalesce(max(note), '') as note, ${sumColumns(sql)}
    from counted group by grouping sets ((key), ())`
}

function seenBy({ database }: Platform, { by, merchantId, ...days }: SumsQuery) {
  const { lists: sql } = database
  const { start, end } = boundsOf(days)
  return sql<(Group & { exposures: string; clicks: string })[]>`
    with seen as (
      select ${groups[by](sql)}, counts.exposures, counts.clicks
      from live_counts counts join ${sessionFacts(sql)} session on session.id = counts.session_id
      where counts.hour >= ${start}::timestamptz and counts.hour < ${end}::timestamptz
        ${merchantId ? sql`and session.merchant_id = ${merchantId}` : sql``}
    )
    select key, max(name) as name, max(note) as note, sum(exposures) as exposures, sum(clicks) as clicks
    from seen group by key`
}
