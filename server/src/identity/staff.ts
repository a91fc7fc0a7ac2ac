import type { Role } from '@yuxiang/shared/api/identity'
import { offices } from '@yuxiang/shared/api/offices'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { newNickname } from './nickname.ts'
import { users } from './tables.ts'

/**
 * Makes sure that the phone's user exists and has these roles beside those it had (a shopper everybody is); answers
 * the id. Idempotent.
 */
export async function createStaff(
  platform: Pick<Platform, 'clock' | 'cipher' | 'database'>,
  staff: { phone: string; roles: readonly Role[]; nickname?: string },
  db: Db = platform.database.db,
): Promise<string> {
  const now = platform.clock()
  const [user] = await db
    .insert(users)
    .values({
      phoneEncrypted: platform.cipher.encrypt(staff.phone),
      phoneIndex: platform.cipher.blindIndex(staff.phone),
      nickname: staff.nickname ?? newNickname(),
      roles: [...new Set<Role>(['shopper', ...staff.roles])],
      createdAt: now,
      lastSeenAt: now,
    })
    .onConflictDoUpdate({
      target: users.phoneIndex,
      set: { roles: sql`array(select distinct unnest(${users.roles} || excluded.roles))` },
    })
    .returning({ id: users.id })
  if (!user) throw new Error('an upsert returned no user')
  return user.id
}

/** Whether somebody works at an office of a county, the city, market supervision or the platform. */
export async function holdsOffice(db: Db, userId: string): Promise<boolean> {
  const [user] = await db.select({ roles: users.roles }).from(users).where(eq(users.id, userId))
  return offices.some((office) => user?.roles.includes(office))
}

/** Until the transaction ends nobody else changes the account's phone or roles. Comes after a lock on a roster. */
export async function lockUser(tx: Db, userId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
}

/** Gives somebody who is known a role beside those held; tokens have it when they are renewed. Idempotent. */
export async function grantRole(tx: Db, userId: string, role: Role): Promise<void> {
  await tx
    .update(users)
    .set({ roles: sql`array(select distinct unnest(array_append(${users.roles}, ${role})))` })
    .where(eq(users.id, userId))
}

/** Takes a role from somebody who has nothing to do in it any more: see `current-actor.ts`. */
export async function withdrawRole(db: Db, userId: string, role: Role): Promise<void> {
  await db
    .update(users)
    .set({ roles: sql`array_remove(${users.roles}, ${role})` })
    .where(eq(users.id, userId))
}
