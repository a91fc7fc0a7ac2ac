import { randomBytes } from 'node:crypto'
import type { Evidence } from '@yuxiang/shared/api/union-evidence'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { grantFacts, requireOfficer } from '../union-fund/index.ts'
import { evidenceView } from './read-evidence.ts'
import { unionEvidence } from './tables.ts'

export const EVIDENCE_QUEUE = 'make-evidence'

/** Of one grant (`grantId`), or of a period (`from` and `to`): the contract lets nothing else through. */
interface EvidenceInput {
  format: Evidence['format']
  grantId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Asks for papers: a job makes them. Refuses with `union_not_found`, `grant_not_found`. */
export async function requestEvidence(
  tx: Db,
  platform: Platform,
  userId: string,
  unionId: string,
  input: EvidenceInput,
): Promise<Evidence> {
  await requireOfficer(tx, userId, unionId)
  const { format, grantId, from, to } = input
  const [row] = await tx
    .insert(unionEvidence)
    .values({
      id: newId(),
      unionId,
      requestedBy: userId,
      grantId: grantId ?? null,
      fromDay: from ?? null,
      toDay: to ?? null,
      title:
        grantId === undefined
          ? `${from} 至 ${to} 凭证材料`
          : `${await grantName(platform, tx, unionId, grantId)} 凭证材料`,
      format,
      state: 'queued',
      fileKey: `evidence/${randomBytes(24).toString('hex')}.${format}`,
      createdAt: platform.clock(),
    })
    .returning()
  if (!row) throw new Error('papers were not written down')
  await platform.jobs.enqueue(tx, EVIDENCE_QUEUE, { evidenceId: row.id })
  await audit(tx, {
    actorId: userId,
    action: 'unionEvidence.request',
    subject: 'unionEvidence',
    subjectId: row.id,
    after: { unionId, ...input },
  })
  return evidenceView(platform, row)
}

async function grantName(platform: Platform, tx: Db, unionId: string, grantId: string): Promise<string> {
  const grant = (await grantFacts(platform, tx, unionId)).find(({ id }) => id === grantId)
  if (!grant) throw new Refusal('grant_not_found')
  return grant.name
}
