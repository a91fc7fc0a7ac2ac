import type { Duty } from '@yuxiang/shared/merchants/duties'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { shopsOfStaff } from './shops-of-staff.ts'

/**
 * The merchant that somebody means who works for it, with a duty: in it: the one named, or the only one there is. Refuses with
 * `merchant_unclear` for somebody else's, for none, and where there are several to choose from.
 */
export async function ownMerchant(
  db: Db,
  userId: string,
  named: string | undefined,
  duty?: Duty,
): Promise<{ id: string; name: string }> {
  const shops = await shopsOfStaff(db, userId, duty)
  const meant =
    named === undefined ? (shops.length === 1 ? shops[0] : undefined) : shops.find(({ id }) => id === named)
  if (!meant) throw new Refusal('merchant_unclear')
  return meant
}
