import type { Step } from '@yuxiang/shared/api/certification'
import { nicknameOf } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { certificationSteps } from './tables.ts'

/** Who acts; null when the system does. */
export type By = { userId: string; role: 'merchant' | 'county' | 'city' | 'regulator' | 'public' } | null

export interface Said {
  opinion: string
  attachments?: readonly string[] | undefined
}

interface Written extends Said {
  subject: { applicationId: string } | { certificationId: string }
  event: Step['event']
  by: By
  at: Date
  from?: string
  to?: string
}

/** Writes a step of a case or a certificate, and the audit row of an act of staff or system, in the act's transaction. */
export async function writeStep(tx: Db, step: Written): Promise<void> {
  const { subject, event, by, at, from, to, opinion, attachments = [] } = step
  const isStaff = by !== null && by.role !== 'public'
  await tx.insert(certificationSteps).values({
    ...subject,
    at,
    event,
    actedAs: by?.role ?? 'system',
    actorId: by?.userId ?? null,
    actorName: isStaff ? await nicknameOf(tx, by.userId) : null,
    fromState: from,
    toState: to,
    opinion,
    attachments: [...attachments],
  })
  if (by?.role === 'public') return
  const [subjectName, subjectId] =
    'applicationId' in subject
      ? ['certificationApplication', subject.applicationId]
      : ['certification', subject.certificationId]
  await audit(tx, {
    actorId: by?.userId ?? null,
    action: `${subjectName}.${event}`,
    subject: subjectName,
    subjectId,
    ...(from === undefined ? {} : { before: { state: from } }),
    after: { ...(to === undefined ? {} : { state: to }), opinion, attachments },
  })
}
