import { mayFileOn } from '@yuxiang/shared/reserved-share/filing-dates'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type Versions, versionsOf } from './versions.ts'

export interface LockedFiling extends Versions {
  id: string
}

/**
 * A unit's year, locked against others who write or decide; null when nothing was written of it. With `make` there is
 * one afterwards.
 */
export async function lockFiling(
  tx: Db,
  unitId: string,
  year: number,
  { make }: { make: boolean },
): Promise<LockedFiling | null> {
  const sql = sqlOf(tx)
  if (make) {
    await sql`insert into share_filings (id, unit_id, year) values (${newId()}, ${unitId}, ${year})
      on conflict (unit_id, year) do nothing`
  }
  const [filing] = await sql<{ id: string }[]>`
    select id from share_filings where unit_id = ${unitId} and year = ${year} for update`
  return filing ? { id: filing.id, ...(await versionsOf(tx, filing.id)) } : null
}

/** Refuses with `filing_year_closed`, or `filing_amendment_closed` where a version is in force. */
export function requireFilingTime(now: Date, year: number, isAmendment: boolean): void {
  if (mayFileOn(dayInShanghai(now), year, isAmendment)) return
  throw new Refusal(isAmendment ? 'filing_amendment_closed' : 'filing_year_closed')
}
