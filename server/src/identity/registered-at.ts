import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { users } from './tables.ts'

/** Since when the account exists. */
export async function registeredAt(db: Db, userId: string): Promise<Date> {
  const [user] = await db.select({ createdAt: users.createdAt }).from(users).where(eq(users.id, userId))
  // The token outlived its account, as after the database was made anew.
  if (!user) throw new Refusal('token_invalid')
  return user.createdAt
}
