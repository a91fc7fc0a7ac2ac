import { policy } from '@yuxiang/shared/policy'
import { filingDates } from '@yuxiang/shared/reserved-share/filing-dates'
import { dayInShanghai } from '../platform/clock.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { paths, tellCity, tellUnit } from './tell.ts'
import { yearOf } from './year.ts'

const DAY_MS = 86_400_000

/**
 * Job, daily: units that have submitted nothing for the year are reminded once before the deadline and once after it;
 * the city's office is told once how many were late. Answers how many units were told of.
 */
export async function remindOfFilings(platform: Platform): Promise<number> {
  const now = platform.clock()
  const year = yearOf(now)
  const { dueOn } = filingDates(year)
  const today = dayInShanghai(now)
  const ahead = dayInShanghai(new Date(now.getTime() + policy.reservedShareReminder.value * DAY_MS))
  if (ahead < dueOn) return 0
  const isOver = today > dueOn
  return platform.database.transaction(async (tx) => {
    const units = await sqlOf(tx)<{ id: string }[]>`
      select unit.id from budget_units unit
      where unit.closed_at is null and not exists (
        select from share_filings filing
        join share_filing_versions version on version.filing_id = filing.id
          and version.state in ('submitted', 'accepted')
        where filing.unit_id = unit.id and filing.year = ${year})
      order by unit.id`
    for (const { id } of units) {
      await tellUnit(tx, platform, id, {
        title: isOver ? '预留份额填报已逾期' : '请填报预留份额',
        text: isOver
          ? `${year} 年预留份额应于 ${dueOn} 前填报，请尽快补报`
          : `${year} 年预留份额请于 ${dueOn} 前填报`,
        path: paths.filing(id, year),
        dedupeKey: `share-filing-${isOver ? 'late' : 'due'}/${id}/${year}`,
      })
    }
    if (isOver && units.length > 0) {
      await tellCity(tx, platform, {
        title: '有预算单位逾期未填报',
        text: `${year} 年预留份额还有 ${units.length} 家单位没有填报`,
        path: paths.cityUnits,
        dedupeKey: `share-filing-late/${year}`,
      })
    }
    return units.length
  })
}
