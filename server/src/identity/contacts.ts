import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { users } from './tables.ts'

/** The user's openid in our mini program; null when he never signed in through WeChat. */
export async function getOpenid(db: Db, userId: string): Promise<string | null> {
  const [user] = await db.select({ openid: users.openid }).from(users).where(eq(users.id, userId))
  return user?.openid ?? null
}

/** The openids of some users, by user; who never signed in through WeChat has none. */
export async function openidsOf(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: users.id, openid: users.openid })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), isNotNull(users.openid)))
  return new Map(rows.map(({ id, openid }) => [id, openid ?? '']))
}

/** The user's phone in clear, for sending to; null when none is bound. */
export async function getPhone(
  platform: Platform,
  userId: string,
  db: Db = platform.database.db,
): Promise<string | null> {
  const [user] = await db.select({ sealed: users.phoneEncrypted }).from(users).where(eq(users.id, userId))
  return user?.sealed ? platform.cipher.decrypt(user.sealed) : null
}

/** Since when there is an account, and whether a phone is bound to it; null when there is none. */
export async function accountFacts(
  db: Db,
  userId: string,
): Promise<{ createdAt: Date; hasPhone: boolean } | null> {
  const [user] = await db
    .select({ createdAt: users.createdAt, phoneIndex: users.phoneIndex })
    .from(users)
    .where(eq(users.id, userId))
  return user ? { createdAt: user.createdAt, hasPhone: user.phoneIndex !== null } : null
}
