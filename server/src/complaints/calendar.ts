import type { DeadlineKind } from '@yuxiang/shared/complaints/words'
import { isWorkingDay } from '@yuxiang/shared/working-days'
import type { Platform } from '../platform/index.ts'
import type { Officer } from './offices.ts'
import { reachOf } from './reach.ts'

const casesShown = 5

interface Row {
  day: string
  count: number
  id: string
  number: string
  dueKind: DeadlineKind
  name: string
}

/** What is due on each day of a month, with the first few of each day. */
export async function readCalendar(platform: Platform, officer: Officer, month: string) {
  const { lists: sql } = platform.database
  const rows = await sql<Row[]>`
    select * from (
      select due_on::text as day, id, number, due_kind as "dueKind", coalesce(product_name, merchant_name) as name,
        (count(*) over (partition by due_on))::int as count,
        row_number() over (partition by due_on order by id) as place
      from complaint_cases one
      where queue_on >= ${`${month}-01`}::date and queue_on < ${`${month}-01`}::date + interval '1 month'
        and due_on is not null and ${reachOf(sql, officer)}
    ) due where place <= ${casesShown} order by day, place`
  return {
    days: daysOf(month).map((day) => {
      const due = rows.filter((row) => row.day === day)
      return {
        day,
        working: isWorkingDay(day),
        count: due[0]?.count ?? 0,
        cases: due.map(({ id, number, dueKind, name }) => ({ id, number, dueKind, name })),
      }
    }),
  }
}

function daysOf(month: string): string[] {
  const [year = 0, ordinal = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, ordinal, 0)).getUTCDate()
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}
