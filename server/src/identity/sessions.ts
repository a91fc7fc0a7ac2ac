import type { Session } from '@yuxiang/shared/api/identity'
import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { users } from './tables.ts'

type SignedIn = Pick<typeof users.$inferSelect, 'id' | 'roles'>

/**
 * Opens a session for the user whom `find` proves, in one transaction with it. The access token is signed after the
 * commit: signing may read the keys again, and on a second connection while holding one a full pool would wait for ever.
 */
export async function openSession(platform: Platform, find: (tx: Db) => Promise<SignedIn>): Promise<Session> {
  const { user, refreshToken } = await platform.database.transaction(async (tx) => {
    const user = await find(tx)
    return { user, refreshToken: await platform.tokens.openRefresh(tx, user.id) }
  })
  return sessionOf(platform, user, refreshToken)
}

/** Exchanges a refresh token for a new session; the access token has the roles of now. */
export async function refreshSession(platform: Platform, refreshToken: string): Promise<Session> {
  const rotated = await platform.tokens.rotateRefresh(refreshToken)
  const [user] = await platform.database.db
    .update(users)
    .set({ lastSeenAt: platform.clock() })
    .where(eq(users.id, rotated.userId))
    .returning({ id: users.id, roles: users.roles })
  if (!user) throw new Refusal('token_invalid')
  return sessionOf(platform, user, rotated.refreshToken)
}

/**
 * Signs out the device that holds this refresh token; an unknown token is already signed out. Its last access token
 * works until it expires, within 15 minutes.
 */
export async function closeSession(platform: Platform, refreshToken: string): Promise<void> {
  await platform.tokens.revokeRefresh(refreshToken)
}

async function sessionOf(platform: Platform, user: SignedIn, refreshToken: string): Promise<Session> {
  const accessToken = await platform.tokens.signAccess({ userId: user.id, roles: user.roles })
  return { accessToken, refreshToken, user: { id: user.id, roles: user.roles } }
}
