import type { CaseStatistics } from '@yuxiang/shared/api/complaint-statistics'
import type { DeadlineKind } from '@yuxiang/shared/complaints/words'
import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Officer, officesOf } from './offices.ts'
import { reachOf } from './reach.ts'
import { groupsAlike } from './similar.ts'
import { todayOf } from './views.ts'

interface Range {
  from: string
  to: string
}

/** A part of the figures: the officer's cases, received in a time. */
interface Part {
  sql: postgres.Sql
  scope: Fragment
  range: Range
  today: string
}

/** Which of the deadlines a decision meets. */
const clockOf = {
  accept: 'accept',
  refuse: 'accept',
  agree: 'mediate',
  perform: 'perform',
  close: 'tell',
  file: 'verify',
  dismiss: 'verify',
  penalise: 'decide',
  drop: 'decide',
  tell: 'tellReporter',
} as const satisfies Record<string, DeadlineKind>

const yearMs = 365 * 86_400_000
const listMax = 20

/** What the dashboard shows of cases received in a time: the last year unless another is asked for. */
export async function readStatistics(
  platform: Platform,
  officer: Officer,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<CaseStatistics> {
  const { lists: sql } = platform.database
  const today = todayOf(platform)
  const range = {
    from: query.from ?? new Date(Date.parse(today) - yearMs).toISOString().slice(0, 10),
    to: query.to ?? today,
  }
  const part: Part = { sql, scope: reachOf(sql, officer), range, today }
  const [totals, onTime, byKind, byCounty, byMerchant, repeated, clusters, stars] = await Promise.all([
    totalsOf(part),
    onTimeOf(part),
    byKindOf(part),
    byCountyOf(platform, part),
    byMerchantOf(part),
    repeatedOf(part),
    clustersOf(part),
    starsOf(part),
  ])
  return { ...totals, onTime, byKind, byCounty, byMerchant, repeated, clusters, stars }
}

/** The cases of a part, as `one`. */
const among = ({ sql, scope, range }: Part) => sql`complaint_cases one
  where ${scope} and one.received_at >= ${range.from}::date and one.received_at < ${range.to}::date + 1`

async function totalsOf(part: Part) {
  const [row] = await part.sql<{ received: number; open: number; overdue: number; ended: number }[]>`
    select count(*)::int as received, count(queue_on)::int as open,
      (count(*) filter (where queue_on < ${part.today}::date))::int as overdue,
      (count(*) - count(queue_on))::int as ended
    from ${among(part)}`
  return row ?? { received: 0, open: 0, overdue: 0, ended: 0 }
}

async function onTimeOf(part: Part): Promise<CaseStatistics['onTime']> {
  const { sql, scope, range } = part
  const rows = await sql<{ event: keyof typeof clockOf; total: number; onTime: number }[]>`
    select event.event, count(*)::int as total,
      (count(*) filter (where not coalesce((event.facts->>'late')::boolean, false)))::int as "onTime"
    from complaint_cases one join complaint_events event on event.case_id = one.id
    where ${scope} and one.received_at >= ${range.from}::date and one.received_at < ${range.to}::date + 1
      and event.event = any(${Object.keys(clockOf)}::text[])
    group by event.event`
  const kinds = new Map<DeadlineKind, { total: number; onTime: number }>()
  for (const { event, total, onTime } of rows) {
    const kind = clockOf[event]
    const sum = kinds.get(kind) ?? { total: 0, onTime: 0 }
    kinds.set(kind, { total: sum.total + total, onTime: sum.onTime + onTime })
  }
  return [...kinds].map(([kind, sum]) => ({ kind, ...sum }))
}

const byKindOf = async (part: Part): Promise<CaseStatistics['byKind']> => [
  ...(await part.sql<CaseStatistics['byKind']>`
    select kind, track, count(*)::int as count from ${among(part)} group by kind, track order by count desc`),
]

async function byCountyOf(platform: Platform, part: Part): Promise<CaseStatistics['byCounty']> {
  const rows = await part.sql<{ code: string; received: number; open: number; overdue: number }[]>`
    select region_code as code, count(*)::int as received, count(queue_on)::int as open,
      (count(*) filter (where queue_on < ${part.today}::date))::int as overdue
    from ${among(part)} group by region_code order by received desc`
  const names = new Map((await officesOf(platform)).map(({ regionCode, name }) => [regionCode, name]))
  return rows.map((row) => ({ ...row, name: names.get(row.code) ?? row.code }))
}

const byMerchantOf = async (part: Part): Promise<CaseStatistics['byMerchant']> => [
  ...(await part.sql<CaseStatistics['byMerchant']>`
    select merchant_id as id, max(merchant_name) as name, count(*)::int as received, count(queue_on)::int as open
    from ${among(part)} group by merchant_id order by received desc, id limit ${listMax}`),
]

/** People who brought three or more about one merchant: who they are stays where it is. */
const repeatedOf = async (part: Part): Promise<CaseStatistics['repeated']> => [
  ...(await part.sql<CaseStatistics['repeated']>`
    select one.merchant_id as "merchantId", max(one.merchant_name) as "merchantName", count(*)::int as cases
    from complaint_cases one join (
      select case_id, user_id from complaint_parties union all select case_id, user_id from violation_reporters
    ) brought on brought.case_id = one.id
    where ${part.scope} and one.received_at >= ${part.range.from}::date
      and one.received_at < ${part.range.to}::date + 1
    group by one.merchant_id, brought.user_id having count(*) >= 3
    order by cases desc limit ${listMax}`),
]

/** So many of the newest are compared by their words. */
const comparedMax = 200

type Cluster = CaseStatistics['clusters'][number]

/** Cases that may have one cause: a batch's, a product's, or told in the same words. */
async function clustersOf(part: Part): Promise<Cluster[]> {
  const { sql } = part
  const batches = await sql<Cluster[]>`
    select 'batch' as by, max(batch_code) as name, max(merchant_name) as "merchantName", count(*)::int as count,
      max(batch_code) as q, max(received_at)::text as "lastAt"
    from ${among(part)} and batch_id is not null
    group by batch_id having count(*) >= 2 order by count desc limit ${listMax}`
  const products = await sql<Cluster[]>`
    select 'product' as by, max(product_name) as name, max(merchant_name) as "merchantName", count(*)::int as count,
      max(product_name) as q, max(received_at)::text as "lastAt"
    from ${among(part)} and product_id is not null
    group by product_id having count(*) >= 3 order by count desc limit ${listMax}`
  const texts = await sql<{ facts: string; merchantName: string; productName: string | null; at: string }[]>`
    select left(facts, 200) as facts, merchant_name as "merchantName", product_name as "productName",
      received_at::text as at
    from ${among(part)} order by one.received_at desc limit ${comparedMax}`
  const alike = groupsAlike([...texts], ({ facts }) => facts).flatMap((group): Cluster[] => {
    const [newest] = group
    return newest
      ? [
          {
            by: 'text',
            name: newest.facts.slice(0, 40),
            merchantName: newest.merchantName,
            count: group.length,
            q: newest.productName ?? newest.merchantName,
            lastAt: newest.at,
          },
        ]
      : []
  })
  return [...batches, ...products, ...alike.slice(0, listMax)]
}

async function starsOf({ sql, scope, range }: Part): Promise<CaseStatistics['stars']> {
  const [row] = await sql<{ count: number; average: number }[]>`
    select count(stars)::int as count, coalesce(round(avg(stars), 1), 0)::float8 as average
    from complaint_cases one join (
      select case_id, stars from complaint_parties union all select case_id, stars from violation_reporters
    ) rated on rated.case_id = one.id
    where ${scope} and one.received_at >= ${range.from}::date and one.received_at < ${range.to}::date + 1`
  return row ?? { count: 0, average: 0 }
}
