import type { ShareUnitRow, ShareUnitsQuery } from '@yuxiang/shared/api/reserved-share-office'
import { filingDates } from '@yuxiang/shared/reserved-share/filing-dates'
import type { Canteen } from '@yuxiang/shared/reserved-share/words'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { ChargedLines } from './charged.ts'
import { percentOf } from './read-progress.ts'
import { unitColumns } from './read-units.ts'
import { isLate } from './read-year.ts'

const pageSizeDefault = 20

interface Sums {
  units: number
  notFiled: number
  waiting: number
  accepted: number
  plannedFen: number
  reservedFen: number
  boughtFen: number
}

interface Paging {
  page?: number | undefined
  pageSize?: number | undefined
}

type Row = Omit<
  ShareUnitRow,
  'isLate' | 'percent' | 'canteen' | 'plannedFen' | 'reservedFen' | 'boughtFen'
> & {
  canteen: Canteen | null
  plannedFen: string
  reservedFen: string
  boughtFen: string
  firstSubmittedAt: string | null
}

/**
 * All budget units with where they stand in a year. A closed unit is listed only where it has filed. Figures are those
 * in force; of a unit's first filing those that wait.
 */
export async function listUnits(
  db: Db,
  charged: ChargedLines,
  { status, page = 1, pageSize = pageSizeDefault, ...query }: ShareUnitsQuery & Paging,
): Promise<{ items: ShareUnitRow[]; total: number; sums: Sums }> {
  const sql = sqlOf(db)
  const matched = matchedOf(sql, charged, query)
  const withStatus = status === undefined ? sql`true` : sql`status = ${status}`
  const rows = await sql<Row[]>`
    with matched as (${matched})
    select * from matched where ${withStatus}
    order by array_position(array['submitted', 'notFiled', 'returned', 'accepted'], status), name, id
    limit ${pageSize} offset ${(page - 1) * pageSize}`
  const [counted] = await sql<(Record<keyof Sums, string> & { total: number })[]>`
    with matched as (${matched})
    select count(*) as units, count(*) filter (where status in ('notFiled', 'returned')) as "notFiled",
      count(*) filter (where status = 'submitted') as waiting, count(*) filter (where "isInForce") as accepted,
      coalesce(sum("plannedFen") filter (where "isInForce"), 0) as "plannedFen",
      coalesce(sum("reservedFen") filter (where "isInForce"), 0) as "reservedFen",
      coalesce(sum("boughtFen"), 0) as "boughtFen",
      count(*) filter (where ${withStatus})::int as total
    from matched`
  if (!counted) throw new Error('a count has no row')
  const { total, ...sums } = counted
  return {
    items: rows.map((row) => rowOf(row, query.year)),
    total,
    sums: Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, Number(value)])) as Record<
      keyof Sums,
      number
    >,
  }
}

function rowOf({ firstSubmittedAt, ...row }: Row & { isInForce?: boolean }, year: number): ShareUnitRow {
  const { isInForce: _, ...shown } = row
  const [plannedFen, reservedFen, boughtFen] = [row.plannedFen, row.reservedFen, row.boughtFen].map(
    Number,
  ) as [number, number, number]
  return {
    ...shown,
    plannedFen,
    reservedFen,
    boughtFen,
    isLate: isLate(firstSubmittedAt, filingDates(year).dueOn),
    percent: percentOf(boughtFen, reservedFen),
  }
}

const matchedOf = (
  sql: ReturnType<typeof sqlOf>,
  charged: ChargedLines,
  { year, q = '', county, level }: Omit<ShareUnitsQuery, 'status'>,
) => sql`
  select ${unitColumns(sql)}, filing.first_submitted_at as "firstSubmittedAt", in_force.id is not null as "isInForce",
    case when waiting.state = 'submitted' then 'submitted' when in_force.id is not null then 'accepted'
      when waiting.state = 'returned' then 'returned' else 'notFiled' end as status,
    coalesce(in_force.canteen, waiting.canteen) as canteen,
    coalesce(in_force.planned_fen, waiting.planned_fen, 0) as "plannedFen",
    coalesce(in_force.reserved_fen, waiting.reserved_fen, 0) as "reservedFen",
    coalesce((select sum(line.counted_fen - line.refunded_fen) from ${charged(sql)} line
      where line.filing_id = filing.id), 0) as "boughtFen"
  from budget_units unit
  left join share_filings filing on filing.unit_id = unit.id and filing.year = ${year}
  left join share_filing_versions in_force on in_force.filing_id = filing.id and in_force.state = 'accepted'
  left join share_filing_versions waiting on waiting.filing_id = filing.id and waiting.state in ('submitted', 'returned')
  where (unit.closed_at is null or in_force.id is not null)
    ${q === '' ? sql`` : sql`and (position(${q} in unit.name) > 0 or unit.credit_code = ${q.toUpperCase()})`}
    ${county === undefined ? sql`` : sql`and unit.county_code = ${county}`}
    ${level === undefined ? sql`` : sql`and unit.level = ${level}`}`
