import type { SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { salesChannels } from '@yuxiang/shared/statistics/channels'
import { reachedTenths } from '@yuxiang/shared/statistics/comparing'
import { lastYearOf, type Span } from '@yuxiang/shared/statistics/periods'
import { townships } from '@yuxiang/shared/venues/collections'
import { categoriesInUse, countiesOf } from '../catalog/index.ts'
import { CITY_REGION } from '../identity/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { targetsOf } from './read-targets.ts'
import type { Counties } from './scope.ts'
import { addSums, noSums, type SumsOfPart, sumsByPart } from './sums.ts'

/**
 * Sales of certified goods in some days of one year, beside the same days of last year: of some counties, or of the
 * whole city with its own target.
 */
export async function readOverview(
  platform: Platform,
  counties: Counties,
  span: Span,
  db: Db = platform.database.db,
): Promise<SalesOverview> {
  const last = lastYearOf(span)
  const year = Number(span.from.slice(0, 4))
  const yearSpan = { from: `${year}-01-01`, to: span.to }
  const parts = await sumsByPart(db, counties, span, last)
  const months = await sumsByMonth(db, counties, yearSpan)
  const targets = await targetsOf(db, year)
  const seen = (await countiesOf(platform, db)).filter(({ code }) => !counties || counties.includes(code))
  const names = new Map(seen.map(({ code, name }) => [code, name]))
  const yearOfCounties = sumsOfYear(months, year)
  const rows = seen.map(({ code, name }) => ({
    countyCode: code,
    county: name,
    ...(parts.counties.get(code) ?? noSums),
    ...(yearOfCounties.get(code) ?? noYear),
    targetFen: targets.get(code)?.amountFen ?? null,
  }))
  return {
    ...span,
    lastFrom: last.from,
    lastTo: last.to,
    builtAt: await builtAt(db, span),
    total: parts.total,
    year: {
      year,
      yearNetFen: sum(rows, ({ yearNetFen }) => yearNetFen),
      yearLastNetFen: sum(rows, ({ yearLastNetFen }) => yearLastNetFen),
      targetFen: targetOfAll(counties, rows, targets.get(CITY_REGION)?.amountFen ?? null),
    },
    months: monthsOf(months, span),
    counties: rows.sort(byReached),
    channels: salesChannels.map((channel) => ({ channel, ...(parts.channels.get(channel) ?? noSums) })),
    categories: await branchesOf(platform, db, parts.categories),
    townships: townships
      .filter(({ countyCode }) => names.has(countyCode))
      .map(({ name, countyCode }) => ({
        township: name,
        countyCode,
        county: names.get(countyCode) ?? '',
        ...(parts.townships.get(`${countyCode} ${name}`) ?? noSums),
      })),
  }
}

const noYear = { yearNetFen: 0, yearLastNetFen: 0 }
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

type CountyRow = SalesOverview['counties'][number]

/** The city's own target; of one's own counties all theirs together, when each has one. */
function targetOfAll(counties: Counties, rows: readonly CountyRow[], cityFen: number | null): number | null {
  if (counties === null) return cityFen
  const own = rows.map(({ targetFen }) => targetFen)
  return own.length > 0 && own.every((fen) => fen !== null)
    ? own.reduce((total, fen) => total + (fen ?? 0), 0)
    : null
}

/** The league: by how much of its target a county reached, those without one behind, then by what they sold. */
const byReached = (a: CountyRow, b: CountyRow): number =>
  (reachedTenths(b.yearNetFen, b.targetFen) ?? -1) - (reachedTenths(a.yearNetFen, a.targetFen) ?? -1) ||
  b.netFen - a.netFen ||
  (a.countyCode < b.countyCode ? -1 : 1)

interface MonthRow {
  year: number
  month: number
  countyCode: string
  netFen: number
}

/** Net sums by month and county of a year's beginning and of last year's, to the end of its last day. */
async function sumsByMonth(db: Db, counties: Counties, span: Span): Promise<MonthRow[]> {
  const last = lastYearOf(span)
  const sql = sqlOf(db)
  const own = counties === null ? sql`true` : sql`county_code = any(${[...counties]}::text[])`
  const rows = await sql<(Omit<MonthRow, 'netFen'> & { netFen: string })[]>`
    select extract(year from day)::int as year, extract(month from day)::int as month,
      county_code as "countyCode", sum(sold_fen - refunded_fen) as "netFen"
    from sales_days
    where (day between ${span.from}::date and ${span.to}::date
      or day between ${last.from}::date and ${last.to}::date) and ${own}
    group by 1, 2, 3`
  return rows.map((row) => ({ ...row, netFen: Number(row.netFen) }))
}

function sumsOfYear(months: readonly MonthRow[], year: number) {
  const all = new Map<string, { yearNetFen: number; yearLastNetFen: number }>()
  for (const row of months) {
    const before = all.get(row.countyCode) ?? noYear
    const isNow = row.year === year
    all.set(row.countyCode, {
      yearNetFen: before.yearNetFen + (isNow ? row.netFen : 0),
      yearLastNetFen: before.yearLastNetFen + (isNow ? 0 : row.netFen),
    })
  }
  return all
}

function monthsOf(rows: readonly MonthRow[], { to }: Span): SalesOverview['months'] {
  const year = Number(to.slice(0, 4))
  return Array.from({ length: Number(to.slice(5, 7)) }, (_, index) => {
    const of = (wanted: number) =>
      sum(
        rows.filter((row) => row.year === wanted && row.month === index + 1),
        ({ netFen }) => netFen,
      )
    return { month: index + 1, netFen: of(year), lastNetFen: of(year - 1) }
  })
}

/** Leaves are added up to their branches, the most first. */
async function branchesOf(
  platform: Platform,
  db: Db,
  leaves: ReadonlyMap<string, SumsOfPart>,
): Promise<SalesOverview['categories']> {
  const categories = new Map((await categoriesInUse(platform, db)).map((one) => [one.key, one]))
  const branches = new Map<string, SumsOfPart>()
  for (const [key, sums] of leaves) {
    const branch = categories.get(key)?.parentKey ?? key
    branches.set(branch, addSums(branches.get(branch) ?? noSums, sums))
  }
  return [...branches]
    .map(([categoryKey, sums]) => ({
      categoryKey,
      name: categories.get(categoryKey)?.name ?? categoryKey,
      ...sums,
    }))
    .sort((a, b) => b.netFen - a.netFen || (a.categoryKey < b.categoryKey ? -1 : 1))
}

/** When the newest of these days was last reckoned. */
async function builtAt(db: Db, { from, to }: Span): Promise<string | null> {
  const [row] = await sqlOf(db)<{ at: string | null }[]>`
    select built_at as at from sales_rollups where day between ${from}::date and ${to}::date
    order by day desc limit 1`
  return row?.at ? new Date(row.at).toISOString() : null
}
