import { randomInt } from 'node:crypto'
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { smsCodes } from './tables.ts'

/** How long a code is good for. */
export const codeValidMinutes = 5
/** From all networks together; each is counted by itself before: see sign-in-with-phone.ts. */
const attemptsMax = 20

const hashOf = (platform: Platform, phone: string, code: string) =>
  platform.cipher.blindIndex(`sms-code:${phone}:${code}`)

/** Makes the code of a phone, replacing an earlier one; answers it for sending. Valid for five minutes. */
export async function issueCode(platform: Platform, phone: string): Promise<string> {
  const code = platform.config.SMS_FIXED_CODE ?? String(randomInt(1_000_000)).padStart(6, '0')
  const issued = {
    codeHash: hashOf(platform, phone, code),
    expiresAt: new Date(platform.clock().getTime() + codeValidMinutes * 60_000),
    attempts: 0,
    consumedAt: null,
  }
  await platform.database.db
    .insert(smsCodes)
    .values({ phoneIndex: platform.cipher.blindIndex(phone), ...issued })
    .onConflictDoUpdate({ target: smsCodes.phoneIndex, set: issued })
  return code
}

/**
 * True once for the right code, within five minutes and twenty attempts. Counting and consuming are one statement,
 * committed by itself: a failing sign-in gives no attempt back.
 */
export async function consumeCode(platform: Platform, phone: string, code: string): Promise<boolean> {
  const now = platform.clock()
  const isRight = sql`${smsCodes.codeHash} = ${hashOf(platform, phone, code)}`
  const [tried] = await platform.database.db
    .update(smsCodes)
    .set({
      attempts: sql`${smsCodes.attempts} + 1`,
      consumedAt: sql`case when ${isRight} then ${now.toISOString()}::timestamptz end`,
    })
    .where(
      and(
        eq(smsCodes.phoneIndex, platform.cipher.blindIndex(phone)),
        isNull(smsCodes.consumedAt),
        gt(smsCodes.expiresAt, now),
        lt(smsCodes.attempts, attemptsMax),
      ),
    )
    .returning({ consumedAt: smsCodes.consumedAt })
  return tried?.consumedAt != null
}

/** Deletes codes that can no longer be used; for a daily job. */
export async function purgeSmsCodes(platform: Platform): Promise<void> {
  await platform.database.db.delete(smsCodes).where(lt(smsCodes.expiresAt, platform.clock()))
}
