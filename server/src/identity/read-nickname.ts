import { eq } from 'drizzle-orm'
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
