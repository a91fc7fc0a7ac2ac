import type { Session } from '@yuxiang/shared/api/identity'
import { sql } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { former, wasHere } from './former-people.ts'
import { newNickname } from './nickname.ts'
import { openSession } from './sessions.ts'
import { users } from './tables.ts'
import { refusingWrongCode } from './wechat-code.ts'
import { noWelcome, type Welcome } from './welcome.ts'

/**
 * Signs in with the code of `wx.login`; a new openid becomes a shopper without a phone. Refuses with
 * `wechat_code_invalid`; WeChat's silence is `outside_unavailable`.
 */
export async function signInWithWechat(
  platform: Platform,
  code: string,
  welcome: Welcome = noWelcome,
): Promise<Session> {
  const { openid, unionid } = await refusingWrongCode(platform.wechat.code2Session(code))
  const now = platform.clock()
  return openSession(platform, async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ openid, unionid: unionid ?? null, nickname: newNickname(), createdAt: now, lastSeenAt: now })
      .onConflictDoUpdate({
        target: users.openid,
        // WeChat tells the unionid only once the shop is linked to an open-platform account: fill it in then.
        set: { lastSeenAt: now, unionid: sql`coalesce(excluded.unionid, ${users.unionid})` },
      })
      .returning({ id: users.id, roles: users.roles, createdAt: users.createdAt })
    if (!user) throw new Error('an upsert returned no user')
    const isNew = user.createdAt.getTime() === now.getTime()
    const marks = former(platform, { phoneIndex: null, openid })
    if (isNew && !(await wasHere(tx, marks))) await welcome(tx, user.id, now)
    return user
  })
}
