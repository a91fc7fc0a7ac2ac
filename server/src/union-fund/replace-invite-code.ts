import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Platform } from '../platform/index.ts'
import { newInviteCode } from './invite-code.ts'
import { requireOfficer } from './officers.ts'
import { unions } from './tables.ts'

/** A new invite code; the old one is unknown from now on. Refuses with `union_not_found`. */
export async function replaceInviteCode(platform: Platform, userId: string, unionId: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    await requireOfficer(tx, userId, unionId)
    await tx.update(unions).set({ inviteCode: newInviteCode() }).where(eq(unions.id, unionId))
    await audit(tx, {
      actorId: userId,
      action: 'union.replaceInviteCode',
      subject: 'union',
      subjectId: unionId,
    })
  })
}
