import type { CreditQuery, CreditRow } from '@yuxiang/shared/api/supervision'
import { policy } from '@yuxiang/shared/policy'
import { openAlertsShown } from '@yuxiang/shared/supervision/alerts'
import { creditLevel } from '@yuxiang/shared/supervision/credit'
import type { MeasureKind } from '@yuxiang/shared/supervision/measures'
import type postgres from 'postgres'
import { merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Fragment } from '../platform/db/index.ts'
import { keysetKeys, keysetOf, readKeyset } from '../platform/http/keyset.ts'
import { creditScores } from './read-credit.ts'
import { amongCounties, type Regulator } from './scope.ts'
import type { World } from './world.ts'

const PAGE_SIZE = 20

/** From which score on a level is, and below which it is no more. */
const bounds = {
  good: [policy.creditGood.value, 101],
  fair: [policy.creditFair.value, policy.creditGood.value],
  poor: [policy.creditPoor.value, policy.creditFair.value],
  bad: [0, policy.creditPoor.value],
} as const

/**
 * A merchant's open alerts, counted up to one more than is shown: 36,000 of one merchant took 600 ms to count, the
 * first hundred of them take none.
 */
export const openAlertsOf = (sql: postgres.Sql, merchantId: Fragment) => sql`(
  select count(*)::int from (select from price_alerts alert
    where alert.merchant_id = ${merchantId} and alert.state = 'open' limit ${openAlertsShown + 1}) few)`

/** All of them, for a list that is kept as a file. */
const allOpenAlertsOf = (sql: postgres.Sql, merchantId: Fragment) => sql`(
  select count(*)::int from price_alerts alert where alert.merchant_id = ${merchantId} and alert.state = 'open')`

/**
 * Merchants of a regulator's counties with their credit, the worst first unless by name. A score is reckoned, so that
 * no index is in its order: all merchants of the counties are reckoned for each page. With `most` it is the whole list
 * at once, for a file.
 */
export async function listCredits(
  { platform }: World,
  { counties }: Pick<Regulator, 'counties'>,
  { level, county, q = '', sort = 'score', cursor, pageSize = PAGE_SIZE }: CreditQuery,
  most?: number,
): Promise<{ items: CreditRow[]; nextCursor?: string }> {
  const { lists: sql } = platform.database
  const now = platform.clock()
  const limit = most ?? pageSize
  const start = policy.creditStart.value
  const [from, below] = level === undefined ? [0, 101] : bounds[level]
  const at = sql`${now.toISOString()}::timestamptz`
  const order = sort === 'name' ? sql`name, id` : sql`score, id`
  const rows = await sql<(Omit<CreditRow, 'level' | 'measures'> & { measures: MeasureKind[] })[]>`
    with page as (
      select * from (
        select merchant.id, name, county, coalesce(credit.score, ${start}::int)::int as score,
          coalesce(credit.entries, 0) as entries
        from ${merchantFacts(sql)} merchant left join ${creditScores(sql, dayInShanghai(now))} credit
          on credit.merchant_id = merchant.id
        where ${amongCounties(sql, sql`county_code`, { counties }, county)}
          ${q === '' ? sql`` : sql`and position(${q} in name) > 0`}
      ) merchant
      where score >= ${from} and score < ${below} ${beyond(sql, sort, cursor)}
      order by ${order} limit ${limit + 1}
    )
    select page.id as "merchantId", page.name, page.county, page.score, page.entries,
      array(select distinct kind from supervision_measures measure
        where measure.merchant_id = page.id and measure.lifted_at is null and measure.starts_at <= ${at}
          and (measure.ends_at is null or measure.ends_at > ${at})) as measures,
      ${(most === undefined ? openAlertsOf : allOpenAlertsOf)(sql, sql`page.id`)} as "openAlerts"
    from page order by ${order}`
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({ ...row, level: creditLevel(row.score) })),
    ...(last && {
      nextCursor: keysetOf(sort === 'name' ? '' : last.score, last.merchantId),
    }),
  }
}

/** What comes after the last row that was seen. */
function beyond(sql: postgres.Sql, sort: 'score' | 'name', cursor: string | undefined) {
  if (sort === 'score') {
    const after = readKeyset(cursor, keysetKeys.number)
    return after === null ? sql`` : sql`and (score, id) > (${Number(after.key)}::int, ${after.id}::uuid)`
  }
  // By the id alone: a long name would not fit into a cursor.
  const after = readKeyset(cursor, keysetKeys.none)
  return after === null
    ? sql``
    : sql`and (name, id) > (select seen.name, seen.id from ${merchantFacts(sql)} seen where seen.id = ${after.id}::uuid)`
}
