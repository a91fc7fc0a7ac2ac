import type { Session } from '@yuxiang/shared/api/identity'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { former, wasHere } from './former-people.ts'
import { newNickname } from './nickname.ts'
import { openSession } from './sessions.ts'
import { consumeCode } from './sms-codes.ts'
import { users } from './tables.ts'
import { noWelcome, type Welcome } from './welcome.ts'

/** Each network by itself: a stranger's wrong codes must not keep the phone's owner from signing in. */
const perNetwork = { count: 5, seconds: 300, shared: true } as const

/**
 * Signs in with a phone and its SMS code; a new phone becomes a shopper. Refusals: `sms_code_wrong` (wrong, expired,
 * used, or tried too often), `too_many_requests` (five tries in five minutes from one network).
 */
export async function signInWithPhone(
  platform: Platform,
  { phone, code, network }: { phone: string; code: string; network: string },
  welcome: Welcome = noWelcome,
): Promise<Session> {
  await platform.limits.take('sign-in.phone', `${phone} ${network}`, perNetwork)
  if (!(await consumeCode(platform, phone, code))) throw new Refusal('sms_code_wrong')
  const now = platform.clock()
  return openSession(platform, async (tx) => {
    // One statement, so that two at once with a new phone are one user.
    const [user] = await tx
      .insert(users)
      .values({
        phoneEncrypted: platform.cipher.encrypt(phone),
        phoneIndex: platform.cipher.blindIndex(phone),
        nickname: newNickname(),
        createdAt: now,
        lastSeenAt: now,
      })
      .onConflictDoUpdate({ target: users.phoneIndex, set: { lastSeenAt: now } })
      .returning({ id: users.id, roles: users.roles, createdAt: users.createdAt })
    if (!user) throw new Error('an upsert returned no user')
    const isNew = user.createdAt.getTime() === now.getTime()
    const marks = former(platform, { phoneIndex: platform.cipher.blindIndex(phone), openid: null })
    if (isNew && !(await wasHere(tx, marks))) await welcome(tx, user.id, now)
    return user
  })
}
