import type { CaseMessage } from '@yuxiang/shared/api/complaint-views'
import { policy } from '@yuxiang/shared/policy'
import { and, count, eq } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { attachOwnFiles, filesOf } from './files.ts'
import type { CaseRow } from './find-case.ts'
import type { By } from './move-case.ts'
import { complaintEvents, complaintMessages } from './tables.ts'

export interface Words {
  text: string
  files?: string[] | undefined
}

/**
 * Refuses with `case_messages_full` when one side said so much that nobody reads it any more. Each has a room of its
 * own: neither is shut out by the other, and no merchant learns what a reporter added.
 */
export async function requireRoom(tx: Db, caseId: string, { as }: NonNullable<By>): Promise<void> {
  const [said] = await tx
    .select({ many: count() })
    .from(complaintMessages)
    .where(and(eq(complaintMessages.caseId, caseId), eq(complaintMessages.actedAs, as)))
  const [done] = await tx
    .select({ many: count() })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.caseId, caseId), eq(complaintEvents.actedAs, as)))
  if ((said?.many ?? 0) + (done?.many ?? 0) >= policy.caseMessagesMax.value) {
    throw new Refusal('case_messages_full')
  }
}

/** Writes a message of the conversation; the case is locked. There is always room for what the office asked for (`isAsked`). */
export async function say(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  {
    by,
    byName,
    words,
    isAsked = false,
  }: { by: NonNullable<By>; byName: string; words: Words; isAsked?: boolean },
): Promise<CaseMessage> {
  if (!isAsked) await requireRoom(tx, row.id, by)
  await attachOwnFiles(tx, by.userId, words.files)
  const at = platform.clock()
  const files = words.files ?? []
  const id = newId()
  await tx
    .insert(complaintMessages)
    .values({ id, caseId: row.id, at, actedAs: by.as, actorName: byName, text: words.text, files })
  const views = await filesOf(platform, tx, files, by.as === 'merchant' ? 'merchant' : 'consumer')
  return { id, at: at.toISOString(), by: by.as, byName, text: words.text, files: views(files) }
}
