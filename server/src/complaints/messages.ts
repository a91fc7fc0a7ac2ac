import type { CaseMessage } from '@yuxiang/shared/api/complaint-views'
import { policy } from '@yuxiang/shared/policy'
import { and, count, eq, inArray } from 'drizzle-orm'
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
 * Refuses with `case_messages_full` when so much was said that nobody reads it any more. What a reporter added does not
 * count for the merchant, who would learn of it.
 */
export async function requireRoom(
  tx: Db,
  { id, track }: Pick<CaseRow, 'id' | 'track'>,
  speaker: 'merchant' | 'other' = 'other',
): Promise<void> {
  const [said] = await tx
    .select({ many: count() })
    .from(complaintMessages)
    .where(eq(complaintMessages.caseId, id))
  const seen =
    track === 'violationReport' && speaker === 'merchant'
      ? inArray(complaintEvents.shownTo, ['all', 'merchant'])
      : undefined
  const [done] = await tx
    .select({ many: count() })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.caseId, id), seen))
  if ((said?.many ?? 0) + (done?.many ?? 0) >= policy.caseMessagesMax.value) {
    throw new Refusal('case_messages_full')
  }
}

/** Writes a message of the conversation; the case is locked. */
export async function say(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  { by, byName, words }: { by: NonNullable<By>; byName: string; words: Words },
): Promise<CaseMessage> {
  await requireRoom(tx, row, by.as === 'merchant' ? 'merchant' : 'other')
  await attachOwnFiles(tx, by.userId, words.files)
  const at = platform.clock()
  const files = words.files ?? []
  const id = newId()
  await tx
    .insert(complaintMessages)
    .values({ id, caseId: row.id, at, actedAs: by.as, actorName: byName, text: words.text, files })
  const views = await filesOf(platform, tx, files)
  return { id, at: at.toISOString(), by: by.as, byName, text: words.text, files: views(files) }
}
