import { and, eq, exists } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import {
  type rosterImports,
  type unionBudgets,
  type unionGrants,
  type unionJoinRequests,
  unionOfficers,
} from './tables.ts'

/** Refuses with `union_not_found` unless the account acts for this union: somebody else's is no different from none. */
export async function requireOfficer(db: Db, userId: string, unionId: string): Promise<void> {
  const [officer] = await db
    .select({ userId: unionOfficers.userId })
    .from(unionOfficers)
    .where(and(eq(unionOfficers.unionId, unionId), eq(unionOfficers.userId, userId)))
  if (!officer) throw new Refusal('union_not_found')
}

/** The condition that a row belongs to a union which this account acts for. */
export const ofOfficer = (
  db: Db,
  userId: string,
  table: typeof unionBudgets | typeof unionGrants | typeof unionJoinRequests | typeof rosterImports,
) =>
  exists(
    db
      .select({ userId: unionOfficers.userId })
      .from(unionOfficers)
      .where(and(eq(unionOfficers.unionId, table.unionId), eq(unionOfficers.userId, userId))),
  )
