import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { blacklistedAmong } from '../supervision/index.ts'

/** Nothing of a merchant on the blacklist is applied for, put on notice or published: `merchant_blacklisted`. */
export async function requireNotBlacklisted(db: Db, merchantId: string, now: Date): Promise<void> {
  if ((await blacklistedAmong(db, [merchantId], now)).has(merchantId))
    throw new Refusal('merchant_blacklisted')
}
