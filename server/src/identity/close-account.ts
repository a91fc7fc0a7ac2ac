import { type ClosingObstacle, closingObstacles } from '@yuxiang/shared/account/closing'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { forgetRegions } from './delivery-region.ts'
import { former, rememberFormer } from './former-people.ts'
import { lockUser } from './staff.ts'
import { addresses, users } from './tables.ts'

/** What identity asks of the domains that know what a person has: put together beside the app. */
export interface AccountClosing {
  /** What must be settled first, in the order it is told. */
  obstacles(db: Db, platform: Platform, userId: string): Promise<ClosingObstacle[]>
  /** Removes what they keep of the person and no law wants kept. */
  forget(tx: Db, userId: string): Promise<void>
}

/** What must be settled before this account can be closed; nothing is written. */
export async function readObstacles(
  platform: Platform,
  closing: AccountClosing,
  userId: string,
): Promise<ClosingObstacle[]> {
  const { db } = platform.database
  const [user] = await db.select().from(users).where(eq(users.id, userId))
  if (!user) throw new Refusal('token_invalid')
  return obstaclesOf(db, platform, closing, user)
}

async function obstaclesOf(
  db: Db,
  platform: Platform,
  closing: AccountClosing,
  user: typeof users.$inferSelect,
): Promise<ClosingObstacle[]> {
  const found = await closing.obstacles(db, platform, user.id)
  const isOfficer = user.roles.some((role) => role !== 'shopper' && role !== 'merchant')
  return isOfficer ? [...found, 'office'] : found
}

/**
 * Closes an account for good (个人信息保护法 第四十七条): phone, WeChat and addresses are erased, all devices signed out.
 * Orders, their receipts, cases and accounts stay as the law wants them kept (电子商务法 第三十一条: three years), under
 * an id that leads to nobody. Who comes back is a new person, without a second welcome. Refuses with
 * `account_not_closable`, the obstacles in its detail. An access token lives on for its minutes, and opens nothing new.
 */
export async function closeAccount(
  platform: Platform,
  closing: AccountClosing,
  userId: string,
): Promise<void> {
  await platform.database.transaction(async (tx) => {
    await lockUser(tx, userId)
    const [user] = await tx.select().from(users).where(eq(users.id, userId))
    if (!user) throw new Refusal('token_invalid')
    if (user.closedAt) return
    const obstacles = await obstaclesOf(tx, platform, closing, user)
    if (obstacles.length > 0) {
      throw new Refusal('account_not_closable', {
        detail: obstacles.map((key) => closingObstacles[key]).join('；'),
      })
    }
    const closedAt = platform.clock()
    await rememberFormer(tx, former(platform, user), closedAt)
    await tx.delete(addresses).where(eq(addresses.ownerId, userId))
    await closing.forget(tx, userId)
    await tx
      .update(users)
      .set({
        phoneEncrypted: null,
        phoneIndex: null,
        openid: null,
        unionid: null,
        nickname: '已注销用户',
        roles: ['shopper'],
        closedAt,
      })
      .where(eq(users.id, userId))
    await platform.tokens.revokeAllRefresh(tx, userId)
    await audit(tx, { actorId: userId, action: 'user.close', subject: 'user', subjectId: userId })
  })
  forgetRegions(platform)
}
