import { supportPoints } from '@yuxiang/shared/live/support'
import { policy } from '@yuxiang/shared/policy'
import { inArray } from 'drizzle-orm'
import { listedCounties } from '../catalog/index.ts'
import { sessionFacts } from '../live/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { SoldLines } from './sold.ts'
import { liveSupport } from './tables.ts'

const dayMs = 86_400_000
/** Sessions that begin later are not shown yet. */
const AHEAD_DAYS = 14

interface Facts {
  sessionId: string
  countyCode: string | null
  isCooperative: boolean
  exposures: string
  clicks: string
  salesFen: string
  refundedFen: string
}

/** Points of some sessions by id, for lists: `inOrderOfSupport` sorts by them. One that is left out has none yet. */
export async function supportOf(db: Db, sessionIds: readonly string[]): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await db
    .select({ sessionId: liveSupport.sessionId, score: liveSupport.score })
    .from(liveSupport)
    .where(inArray(liveSupport.sessionId, [...sessionIds]))
  return new Map(rows.map(({ sessionId, score }) => [sessionId, score]))
}

/**
 * Job: points of the sessions that run or begin within two weeks, by what their rooms did in the last weeks and where
 * they come from; those of others are forgotten. Answers how many have some.
 */
export async function recomputeSupport(platform: Platform, sold: SoldLines): Promise<number> {
  const { database, clock } = platform
  const now = clock()
  const [facts, listed] = await Promise.all([readFacts(platform, sold, now), listedCounties(database.db)])
  const rows = facts.map(({ sessionId, countyCode, isCooperative, ...figures }) => ({
    sessionId,
    ...supportPoints({
      exposures: Number(figures.exposures),
      clicks: Number(figures.clicks),
      salesFen: Number(figures.salesFen),
      refundedFen: Number(figures.refundedFen),
      isListedCounty: countyCode !== null && listed.has(countyCode),
      isCooperative,
    }),
  }))
  await database.transaction(async (tx) => {
    // Upserts, so that two runs at once end alike.
    await sqlOf(tx)`
      with wanted as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row ("sessionId" uuid, score int,
          "salesPoints" int, "clickPoints" int, "countyPoints" int, "cooperativePoints" int)
      ), gone as (
        delete from live_support where session_id not in (select "sessionId" from wanted)
      )
      insert into live_support (session_id, score, sales_points, click_points, county_points, cooperative_points,
        computed_at)
      select wanted.*, ${now.toISOString()}::timestamptz from wanted order by "sessionId"
      on conflict (session_id) do update set score = excluded.score, sales_points = excluded.sales_points,
        click_points = excluded.click_points, county_points = excluded.county_points,
        cooperative_points = excluded.cooperative_points, computed_at = excluded.computed_at`
  })
  return rows.length
}

function readFacts({ database }: Platform, sold: SoldLines, now: Date): Promise<Facts[]> {
  const { lists: sql } = database
  const since = new Date(now.getTime() - policy.liveSupportDays.value * dayMs).toISOString()
  const until = new Date(now.getTime() + AHEAD_DAYS * dayMs).toISOString()
  return sql<Facts[]>`
    with open as (
      select session.id, session.room_id, session.county_code, merchant.kind, merchant.county_code as home
      from ${sessionFacts(sql)} session left join ${merchantFacts(sql)} merchant on merchant.id = session.merchant_id
      where session.state = 'live' or (session.state = 'planned' and session.starts_at <= ${until}::timestamptz)
    ), rooms as (select distinct room_id from open), past as (
      select session.id, session.room_id from ${sessionFacts(sql)} session join rooms using (room_id)
    ), seen as (
      select past.room_id, sum(counts.exposures) as exposures, sum(counts.clicks) as clicks
      from live_counts counts join past on past.id = counts.session_id
      where counts.hour >= ${since}::timestamptz group by 1
    ), earned as (
      select past.room_id, sum(sold.goods_fen) as sales, sum(sold.refunded_fen) as refunded
      from live_attributions attribution join past on past.id = attribution.session_id
      join ${sold(sql)} sold on sold.order_id = attribution.order_id
      where attribution.placed_at >= ${since}::timestamptz group by 1
    )
    select open.id as "sessionId", coalesce(open.county_code, open.home) as "countyCode",
      coalesce(open.kind in ('cooperative', 'familyFarm'), false) as "isCooperative",
      coalesce(seen.exposures, 0) as exposures, coalesce(seen.clicks, 0) as clicks,
      coalesce(earned.sales, 0) as "salesFen", coalesce(earned.refunded, 0) as "refundedFen"
    from open left join seen using (room_id) left join earned using (room_id)`
}
