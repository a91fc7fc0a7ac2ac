import type { Me } from '@yuxiang/shared/api/identity'
import { eq } from 'drizzle-orm'
import { maskPhone } from '../platform/crypto.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { users } from './tables.ts'

type User = typeof users.$inferSelect

/** The profile of the signed-in user, the phone masked. */
export async function getMe(platform: Platform, userId: string): Promise<Me> {
  const [user] = await platform.database.db.select().from(users).where(eq(users.id, userId))
  return profileOf(platform, user)
}

/** Changes the nickname or the elder mode, whichever is given; answers the profile. */
export async function changeMe(
  platform: Platform,
  userId: string,
  change: { nickname?: string | undefined; elderMode?: boolean | undefined },
): Promise<Me> {
  if (change.nickname === undefined && change.elderMode === undefined) return getMe(platform, userId)
  const [user] = await platform.database.db.update(users).set(change).where(eq(users.id, userId)).returning()
  return profileOf(platform, user)
}

function profileOf(platform: Platform, user: User | undefined): Me {
  // The token outlived its account, as after the database was made anew.
  if (!user) throw new Refusal('token_invalid')
  return {
    id: user.id,
    roles: user.roles,
    nickname: user.nickname,
    ...(user.phoneEncrypted !== null && {
      phoneMasked: maskPhone(platform.cipher.decrypt(user.phoneEncrypted)),
    }),
    elderMode: user.elderMode,
  }
}
