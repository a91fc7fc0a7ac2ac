import { caseStates, caseTracks, isCaseOpen } from '@yuxiang/shared/states/complaint'
import { type Db, sqlOf } from '../platform/db/index.ts'

const openStates = caseStates.filter((state) => caseTracks.some((track) => isCaseOpen(track, state)))

/** Whether an office still deals with a complaint or report of this person. */
export async function hasOpenCase(db: Db, userId: string): Promise<boolean> {
  const rows = await sqlOf(db)`
    select from complaint_cases where state = any(${openStates}) and id in (
      select case_id from complaint_parties where user_id = ${userId}
      union all select case_id from violation_reporters where user_id = ${userId})
    limit 1`
  return rows.length > 0
}
