import { Phone } from '@yuxiang/shared/api/endpoint'
import type { Session } from '@yuxiang/shared/api/identity'
import { asc, eq, or } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { openSession } from './sessions.ts'
import { users } from './tables.ts'
import { refusingWrongCode } from './wechat-code.ts'

type User = typeof users.$inferSelect

/**
 * Binds the phone number that WeChat vouches for (the code of its phone button) to the signed-in user.
 *
 * When the phone already belongs to another account, one made in the browser, that account gets the WeChat identity
 * and the answered session is its session: from now on WeChat and the phone both lead there, to the cart, orders and
 * addresses it has. What the WeChat account had until then stays with it, untouched; nobody can sign in to it any more
 * (unless it has a phone of its own), and `continuedById` names the account that goes on, for the customer service.
 *
 * Refusals: `wechat_code_invalid` (also for a number outside the mainland), `phone_taken` when the phone's account has another WeChat.
 */
export async function bindWechatPhone(platform: Platform, userId: string, code: string): Promise<Session> {
  const { phone, countryCode } = await refusingWrongCode(platform.wechat.phoneNumber(code))
  if (countryCode !== '86' || !Phone.safeParse(phone).success) {
    throw new Refusal('wechat_code_invalid', { detail: '仅支持中国大陆手机号' })
  }
  const bind = () => openSession(platform, (tx) => bindPhone(platform, tx, userId, phone))
  try {
    return await bind()
  } catch (error) {
    // Somebody signed up with this phone between our look and our write: look again.
    if (violatedConstraint(error) === 'users_phone_index_key') return bind()
    throw error
  }
}

async function bindPhone(platform: Platform, tx: Db, userId: string, phone: string): Promise<User> {
  const phoneIndex = platform.cipher.blindIndex(phone)
  const found = await tx
    .select()
    .from(users)
    .where(or(eq(users.id, userId), eq(users.phoneIndex, phoneIndex)))
    .orderBy(asc(users.id))
    .for('update')
  const me = found.find((user) => user.id === userId)
  const holder = found.find((user) => user.phoneIndex === phoneIndex)
  if (!me || me.closedAt) throw new Refusal('token_invalid')
  if (!holder) {
    await tx
      .update(users)
      .set({ phoneIndex, phoneEncrypted: platform.cipher.encrypt(phone) })
      .where(eq(users.id, me.id))
    await audit(tx, {
      actorId: me.id,
      action: 'user.bindPhone',
      subject: 'user',
      subjectId: me.id,
      before: { phone: me.phoneEncrypted && maskPhone(platform.cipher.decrypt(me.phoneEncrypted)) },
      after: { phone: maskPhone(phone) },
    })
  } else if (holder.id !== me.id) {
    await moveWechat(platform, tx, me, holder)
  }
  return holder ?? me
}

async function moveWechat(platform: Platform, tx: Db, from: User, to: User): Promise<void> {
  if (to.openid !== null || from.openid === null) throw new Refusal('phone_taken')
  await tx
    .update(users)
    .set({ openid: null, unionid: null, continuedById: to.id })
    .where(eq(users.id, from.id))
  await tx.update(users).set({ openid: from.openid, unionid: from.unionid }).where(eq(users.id, to.id))
  await platform.tokens.revokeAllRefresh(tx, from.id)
  await audit(tx, {
    actorId: from.id,
    action: 'user.moveWechat',
    subject: 'user',
    subjectId: from.id,
    after: { continuedById: to.id },
  })
}
