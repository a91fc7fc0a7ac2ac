import { policy } from '@yuxiang/shared/policy'
import { and, asc, eq, gt, lt } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { complaintFiles } from './record-tables.ts'

const dayMs = 86_400_000
const atOnce = 200

/**
 * Job: evidence that was sent in and is on no case is removed when no draft is likely to name it any more. Marked
 * first, so that nobody puts it on a case meanwhile and a crash leaves nothing behind that the next run does not find.
 * A file that cannot be removed keeps no other from it: it waits for the next run.
 */
export async function forgetLooseFiles(platform: Platform): Promise<void> {
  const { database, clock, log } = platform
  const { db } = database
  const before = new Date(clock().getTime() - policy.looseEvidence.value * dayMs)
  await db
    .update(complaintFiles)
    .set({ state: 'forgotten' })
    .where(and(eq(complaintFiles.state, 'loose'), lt(complaintFiles.createdAt, before)))
  let after: string | undefined
  for (;;) {
    const rows = await db
      .select({ id: complaintFiles.id, fileKey: complaintFiles.fileKey })
      .from(complaintFiles)
      .where(and(eq(complaintFiles.state, 'forgotten'), after ? gt(complaintFiles.id, after) : undefined))
      .orderBy(asc(complaintFiles.id))
      .limit(atOnce)
    for (const row of rows) {
      try {
        await removeFile(platform, row)
      } catch (error) {
        log.error({ fileId: row.id, err: error }, 'loose evidence was not removed')
      }
    }
    if (rows.length < atOnce) return
    after = rows.at(-1)?.id
  }
}

/** The file before its row: while there may be a file, there is a row that finds it. */
export async function removeFile(
  { database, files }: Pick<Platform, 'database' | 'files'>,
  { id, fileKey }: { id: string; fileKey: string },
): Promise<void> {
  await files.private.remove(fileKey)
  await database.db.delete(complaintFiles).where(eq(complaintFiles.id, id))
}
