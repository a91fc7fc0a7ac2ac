import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { users } from './tables.ts'

/** How the user wants to be called. */
export async function nicknameOf(db: Db, userId: string): Promise<string> {
  const [user] = await db.select({ nickname: users.nickname }).from(users).where(eq(users.id, userId))
  // The token outlived its account, as after the database was made anew.
  if (!user) throw new Refusal('token_invalid')
  return user.nickname
}

/** How some users want to be called, by id; unknown ones are left out. */
export async function nicknamesOf(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .select({ id: users.id, nickname: users.nickname })
    .from(users)
    .where(inArray(users.id, [...new Set(userIds)]))
  return new Map(rows.map(({ id, nickname }) => [id, nickname]))
}
