import { policy } from '@yuxiang/shared/policy'
import { and, eq, inArray, lt } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { complaintFiles } from './record-tables.ts'

const dayMs = 86_400_000
const atOnce = 200

/**
 * Job: evidence that was sent in and is on no case is removed when no draft is likely to name it any more. Marked
 * first, so that nobody puts it on a case meanwhile and a crash leaves nothing behind that the next run does not find.
 */
export async function forgetLooseFiles({ database, files, clock }: Platform): Promise<void> {
  const { db } = database
  const before = new Date(clock().getTime() - policy.looseEvidence.value * dayMs)
  await db
    .update(complaintFiles)
    .set({ state: 'forgotten' })
    .where(and(eq(complaintFiles.state, 'loose'), lt(complaintFiles.createdAt, before)))
  for (;;) {
    const rows = await db
      .select({ id: complaintFiles.id, fileKey: complaintFiles.fileKey })
      .from(complaintFiles)
      .where(eq(complaintFiles.state, 'forgotten'))
      .limit(atOnce)
    for (const { fileKey } of rows) await files.private.remove(fileKey)
    await db.delete(complaintFiles).where(
      inArray(
        complaintFiles.id,
        rows.map(({ id }) => id),
      ),
    )
    if (rows.length < atOnce) return
  }
}
