import type { ComparedSums } from '@yuxiang/shared/api/statistics-views'
import type { Span } from '@yuxiang/shared/statistics/periods'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import type { Counties } from './scope.ts'

export type SumsOfPart = ComparedSums

export const noSums: SumsOfPart = {
  soldFen: 0,
  refundedFen: 0,
  netFen: 0,
  units: 0,
  orders: 0,
  lastNetFen: 0,
}

export const addSums = (a: SumsOfPart, b: SumsOfPart): SumsOfPart => ({
  soldFen: a.soldFen + b.soldFen,
  refundedFen: a.refundedFen + b.refundedFen,
  netFen: a.netFen + b.netFen,
  units: a.units + b.units,
  orders: a.orders + b.orders,
  lastNetFen: a.lastNetFen + b.lastNetFen,
})

/** Sums as the database says them. */
export interface RawSums {
  soldFen: string
  refundedFen: string
  units: string
  orders: string
  lastNetFen: string
}

export const sumsOf = ({ soldFen, refundedFen, units, orders, lastNetFen }: RawSums): SumsOfPart => ({
  soldFen: Number(soldFen),
  refundedFen: Number(refundedFen),
  netFen: Number(soldFen) - Number(refundedFen),
  units: Number(units),
  orders: Number(orders),
  lastNetFen: Number(lastNetFen),
})

/** Columns of a query over days of one span and the same of last year, which never overlap: a span lies in one year. */
export const comparedColumns = (sql: ReturnType<typeof sqlOf>, { from }: Span): Fragment => sql`
  coalesce(sum(sold_fen) filter (where day >= ${from}::date), 0) as "soldFen",
  coalesce(sum(refunded_fen) filter (where day >= ${from}::date), 0) as "refundedFen",
  coalesce(sum(sold_units - refunded_units) filter (where day >= ${from}::date), 0) as units,
  coalesce(sum(orders) filter (where day >= ${from}::date), 0) as orders,
  coalesce(sum(sold_fen - refunded_fen) filter (where day < ${from}::date), 0) as "lastNetFen"`

export const inSpans = (sql: ReturnType<typeof sqlOf>, span: Span, last: Span): Fragment => sql`
  (day between ${span.from}::date and ${span.to}::date or day between ${last.from}::date and ${last.to}::date)`

interface Parts {
  total: SumsOfPart
  counties: Map<string, SumsOfPart>
  channels: Map<string, SumsOfPart>
  /** Leaves. */
  categories: Map<string, SumsOfPart>
  /** By county code and name, with a space between. */
  townships: Map<string, SumsOfPart>
}

/** What a row of grouping sets is grouped by, as `grouping()` says it: a bit for each column that is left out. */
const levels = { total: 15, county: 7, channel: 11, category: 13, township: 6 }

/** Sums of a span beside last year's, in all and by each way of looking at them; one query over rows of days, not orders. */
export async function sumsByPart(db: Db, counties: Counties, span: Span, last: Span): Promise<Parts> {
  const sql = sqlOf(db)
  const own = counties === null ? sql`true` : sql`county_code = any(${[...counties]}::text[])`
  const rows = await sql<
    (RawSums & {
      level: number
      countyCode: string
      channel: string
      categoryKey: string
      township: string
    })[]
  >`
    select grouping(county_code, channel, category_key, township)::int as level, county_code as "countyCode",
      channel, category_key as "categoryKey", township, ${comparedColumns(sql, span)}
    from sales_days where ${inSpans(sql, span, last)} and ${own}
    group by grouping sets ((), (county_code), (channel), (category_key), (county_code, township))`
  const at = (level: number) => rows.filter((row) => row.level === level)
  const by = (level: number, key: (row: (typeof rows)[number]) => string) =>
    new Map(at(level).map((row) => [key(row), sumsOf(row)]))
  const [total] = at(levels.total)
  return {
    total: total ? sumsOf(total) : noSums,
    counties: by(levels.county, ({ countyCode }) => countyCode),
    channels: by(levels.channel, ({ channel }) => channel),
    categories: by(levels.category, ({ categoryKey }) => categoryKey),
    townships: by(levels.township, ({ countyCode, township }) => `${countyCode} ${township}`),
  }
}
