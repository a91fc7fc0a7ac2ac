import type { CountyBenefit } from '@yuxiang/shared/api/certification-office'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Office } from './office.ts'

type Way = CountyBenefit['ways'][number]

/**
 * What certificates in force do for farmers, county by county, and how many cases are open. Ways are summed from the
 * applications' rows; a certificate without one (of before, or imported) counts with its ways and no sums.
 */
export async function readStatistics(
  db: Db,
  catalogue: Catalogue,
  { counties }: Pick<Office, 'counties'>,
  now: Date,
): Promise<CountyBenefit[]> {
  const sql = sqlOf(db)
  const today = dayInShanghai(now)
  const own = counties === null ? sql`true` : sql`county.code = any(${[...counties]}::text[])`
  const valid = sql`(select * from certifications
    where state = 'published' and ${today}::date between published_on and valid_to)`
  const ways = await sql<(Way & { countyCode: string })[]>`
    select certificate.county_code as "countyCode", listed.way, count(distinct certificate.id)::int as certificates,
      coalesce(sum(benefit.households), 0)::int as households,
      coalesce(sum(benefit.households::bigint * benefit.yuan_per_household_year), 0)::float8 as "yuanPerYear"
    from ${valid} certificate cross join unnest(certificate.benefit_ways) as listed (way)
    left join farmer_benefits benefit on benefit.application_id = certificate.application_id and benefit.way = listed.way
    group by certificate.county_code, listed.way order by certificates desc, listed.way`
  const rows = await sql<Omit<CountyBenefit, 'ways'>[]>`
    select county.code as "countyCode", county.name as county, count(certificate.id)::int as certificates,
      (select count(*)::int from certification_applications application
        where application.county_code = county.code
          and application.state in ('submitted', 'returned', 'accepted', 'checked', 'approved', 'noticed')) as open,
      coalesce(sum(certificate.households), 0)::int as households,
      coalesce(sum(certificate.households::bigint * certificate.yuan_per_household_year), 0)::float8 as "yuanPerYear"
    from ${catalogue.sources(sql).counties} county
    left join ${valid} certificate on certificate.county_code = county.code
    where ${own}
    group by county.code, county.name order by households desc, county.code`
  return rows.map((row) => ({
    ...row,
    ways: ways
      .filter(({ countyCode }) => countyCode === row.countyCode)
      .map(({ countyCode: _, ...way }) => way),
  }))
}
