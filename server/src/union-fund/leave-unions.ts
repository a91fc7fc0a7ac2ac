import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { unionJoinRequests, unionMembers } from './tables.ts'

/**
 * Parts an account from the rosters: the union's rows stay, as of somebody who has not joined yet. What was asked of
 * unions goes.
 */
export async function leaveUnions(tx: Db, userId: string): Promise<void> {
  await tx.update(unionMembers).set({ userId: null, joinedAt: null }).where(eq(unionMembers.userId, userId))
  await tx.delete(unionJoinRequests).where(eq(unionJoinRequests.userId, userId))
}
