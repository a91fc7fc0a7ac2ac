import { type CertificateEvent, certificateMachine } from '@yuxiang/shared/states/certification'
import { next } from '@yuxiang/shared/states/machine'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Office } from './office.ts'
import { type By, type Said, writeStep } from './steps.ts'
import { certifications } from './tables.ts'

export type CertificateRow = typeof certifications.$inferSelect

/** A certificate of the office's counties, locked; refuses with `certificate_not_found`. */
export async function lockCertificate(
  tx: Db,
  { counties }: Pick<Office, 'counties'>,
  id: string,
): Promise<CertificateRow> {
  const [row] = await tx
    .select()
    .from(certifications)
    .where(
      and(
        eq(certifications.id, id),
        counties === null ? undefined : inArray(certifications.countyCode, [...counties]),
      ),
    )
    .for('update')
  if (!row) throw new Refusal('certificate_not_found')
  return row
}

interface Move extends Said {
  event: Exclude<CertificateEvent, 'renew'>
  by: By
  at: Date
  set?: Pick<CertificateRow, 'nextRecheckOn'>
}

/**
 * Moves a certificate by one conditional update and writes the step, in the caller's transaction. Refuses with
 * `certificate_state_conflict`.
 */
export async function moveCertificate(
  tx: Db,
  row: CertificateRow,
  { event, by, at, set, ...said }: Move,
): Promise<void> {
  const to = next(certificateMachine, row.state, event)
  if (to === null) throw new Refusal('certificate_state_conflict')
  const isBarred = to === 'suspended' || to === 'revoked'
  const moved = await tx
    .update(certifications)
    .set({ ...set, state: to, changedAt: at, reason: isBarred ? said.opinion : null })
    .where(and(eq(certifications.id, row.id), eq(certifications.state, row.state)))
    .returning({ id: certifications.id })
  if (moved.length === 0) throw new Refusal('certificate_state_conflict')
  await writeStep(tx, {
    subject: { certificationId: row.id },
    event,
    by,
    at,
    from: row.state,
    to,
    ...said,
  })
}
