import { eq, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { unions } from './tables.ts'

/**
 * Locks the roster until the transaction ends: nobody else changes it, and no other grant counts what members got
 * this year. Answers the roster's version. Comes before any lock on a budget.
 */
export async function lockRoster(tx: Db, unionId: string): Promise<number> {
  const [union] = await tx
    .select({ version: unions.rosterVersion })
    .from(unions)
    .where(eq(unions.id, unionId))
    .for('update')
  if (!union) throw new Refusal('union_not_found')
  return union.version
}

/** Previews of imports made before this are out of date. */
export async function rosterChanged(tx: Db, unionId: string): Promise<void> {
  await tx
    .update(unions)
    .set({ rosterVersion: sql`${unions.rosterVersion} + 1` })
    .where(eq(unions.id, unionId))
}
