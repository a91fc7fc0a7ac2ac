import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { policy } from '@yuxiang/shared/policy'
import { filingDates, mayFileOn } from '@yuxiang/shared/reserved-share/filing-dates'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { ChargedLines } from './charged.ts'
import { readProgress } from './read-progress.ts'
import { readUnit } from './read-units.ts'
import { shareInForce, type Versions, versionsOf, versionView } from './versions.ts'

interface Asked {
  unitId: string
  year: number
  /** The city's office sees no draft. */
  forCity: boolean
  now: Date
}

/** A unit's year as its officers or the city's office see it. Refuses with `budget_unit_not_found`. */
export async function readYear(
  db: Db,
  charged: ChargedLines,
  { unitId, year, forCity, now }: Asked,
): Promise<ShareYear> {
  const unit = await readUnit(db, unitId)
  const [filing] = await sqlOf(db)<{ id: string; firstSubmittedAt: string | null }[]>`
    select id, first_submitted_at as "firstSubmittedAt" from share_filings
    where unit_id = ${unitId} and year = ${year}`
  const none: Versions = { accepted: null, open: null, history: [] }
  const { accepted, open, history } = filing ? await versionsOf(db, filing.id) : none
  const { dueOn, amendUntil } = filingDates(year)
  const shown = forCity && open?.state === 'draft' ? null : open
  const reservedFen = accepted?.reservedFen ?? 0
  return {
    unit,
    year,
    filingId: filing?.id ?? null,
    dueOn,
    amendUntil,
    minPercent: policy.reservedShareMin.value,
    isLate: isLate(filing?.firstSubmittedAt ?? null, dueOn),
    lastYearFen: await shareInForce(db, unitId, year - 1),
    accepted: accepted && versionView(accepted),
    open: shown && versionView(shown),
    history: history.map(versionView),
    mayFile: unit.closedReason === null && mayFileOn(dayInShanghai(now), year, accepted !== null),
    progress: await readProgress(db, charged, { filingId: filing?.id ?? null, year, reservedFen }),
  }
}

/** Whether a year's first submission came after its last day. */
export const isLate = (firstSubmittedAt: string | null, dueOn: string): boolean =>
  firstSubmittedAt !== null && dayInShanghai(new Date(firstSubmittedAt)) > dueOn
