import { and, inArray, lt } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { makeEvidence } from './make-evidence.ts'
import { EVIDENCE_QUEUE } from './request-evidence.ts'
import { unionEvidence } from './tables.ts'

const DAY_MS = 86_400_000
/** Names and phones of members lie no longer than needed; papers can be made again at any time. */
const KEPT_DAYS = 30

/** Registers what papers do by themselves. */
export function defineUnionEvidenceJobs(platform: Platform): void {
  platform.jobs.define<{ evidenceId: string }>(
    EVIDENCE_QUEUE,
    { retryLimit: 2, retryDelaySeconds: 5, expireInSeconds: 900 },
    ({ evidenceId }) => makeEvidence(platform, evidenceId),
  )
  platform.jobs.every('purge-evidence', '30 3 * * *', () => purgeEvidence(platform))
}

/** Removes papers after 30 days, the file first: a crash in between leaves a row that is purged again. */
export async function purgeEvidence({ database, files, clock }: Platform): Promise<void> {
  const { db } = database
  const now = clock().getTime()
  const old = await db
    .select({ id: unionEvidence.id, fileKey: unionEvidence.fileKey })
    .from(unionEvidence)
    .where(lt(unionEvidence.createdAt, new Date(now - KEPT_DAYS * DAY_MS)))
  for (const { fileKey } of old) await files.private.remove(fileKey)
  await db.delete(unionEvidence).where(
    inArray(
      unionEvidence.id,
      old.map(({ id }) => id),
    ),
  )
  // Whose job used up its tries by being killed each time never came to say so.
  await db
    .update(unionEvidence)
    .set({ state: 'failed', failure: '生成失败，请重新生成' })
    .where(
      and(
        inArray(unionEvidence.state, ['queued', 'running']),
        lt(unionEvidence.createdAt, new Date(now - DAY_MS)),
      ),
    )
}
