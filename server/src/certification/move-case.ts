import { type ApplicationEvent, applicationMachine } from '@yuxiang/shared/states/certification'
import { next } from '@yuxiang/shared/states/machine'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { CaseRow } from './find-case.ts'
import { type By, type Said, writeStep } from './steps.ts'
import { certificationApplications } from './tables.ts'

interface Move extends Said {
  event: ApplicationEvent
  by: By
  at: Date
  /** Columns that change with the state. */
  set?: Partial<Pick<CaseRow, 'submittedAt' | 'round'>>
}

/**
 * Moves a case by one conditional update and writes the step, in the caller's transaction. Refuses with
 * `certification_case_conflict` when the event has no place in its state or somebody was faster.
 */
export async function moveCase(
  tx: Db,
  row: CaseRow,
  { event, by, at, set, ...said }: Move,
): Promise<CaseRow> {
  const to = next(applicationMachine, row.state, event)
  if (to === null) throw new Refusal('certification_case_conflict')
  const [moved] = await tx
    .update(certificationApplications)
    .set({ ...set, state: to, changedAt: at })
    .where(and(eq(certificationApplications.id, row.id), eq(certificationApplications.state, row.state)))
    .returning()
  if (!moved) throw new Refusal('certification_case_conflict')
  await writeStep(tx, {
    subject: { applicationId: row.id },
    event,
    by,
    at,
    from: row.state,
    to,
    ...said,
  })
  return moved
}
