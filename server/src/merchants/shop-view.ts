import type { OwnShop } from '@yuxiang/shared/api/merchants'
import { eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { licenceViewsOf } from './licence-rows.ts'
import { roleOfStaff } from './merchants-of-staff.ts'
import { accountView, openAccount } from './sealed.ts'
import type { ReturnAddressOf } from './shelf.ts'
import { merchants } from './tables.ts'

type MerchantRow = typeof merchants.$inferSelect

/** A merchant as those see it who act for it; refuses with `merchant_not_found`. */
export async function readOwnShop(
  platform: Platform,
  { userId, merchantId }: { userId: string; merchantId: string },
  { returnAddressOf, db = platform.database.db }: { returnAddressOf: ReturnAddressOf; db?: Db },
): Promise<OwnShop> {
  const role = await roleOfStaff(db, userId, merchantId)
  const row = await findMerchant(db, merchantId)
  const address = await returnAddressOf(platform, merchantId, db)
  return {
    ...(await shopFacts(platform, db, row)),
    role,
    returnAddress: address && {
      name: address.name,
      phoneMasked: maskPhone(address.phone),
      address: address.address,
    },
  }
}

export async function findMerchant(db: Db, merchantId: string): Promise<MerchantRow> {
  const [row] = await db.select().from(merchants).where(eq(merchants.id, merchantId))
  if (!row) throw new Refusal('merchant_not_found')
  return row
}

/** What staff and offices both see of a merchant: phones and accounts masked. */
export async function shopFacts(
  platform: Platform,
  db: Db,
  row: MerchantRow,
): Promise<Omit<OwnShop, 'role' | 'returnAddress'>> {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    county: row.county,
    township: row.township,
    creditCode: row.creditCode,
    state: row.state,
    saleStop: saleStopOf(row, dayInShanghai(platform.clock())),
    suspendedReason: row.suspendedReason,
    story: row.story,
    contactName: row.contactName,
    contactPhoneMasked: maskPhone(platform.cipher.decrypt(row.contactPhoneEncrypted)),
    servicePhone: row.servicePhone,
    account: accountView(openAccount(platform, row.accountEncrypted)),
    subMchid: row.subMchid,
    freight: row.freight,
    primaryProduceOnly: row.primaryProduceOnly,
    licensedThrough: row.licensedThrough,
    licences: await licenceViewsOf(platform, db, row.id),
  }
}

/** Why nothing of a merchant is sold on `today`; null when it is. */
export function saleStopOf(
  { state, licensedThrough }: Pick<MerchantRow, 'state' | 'licensedThrough'>,
  today: string,
): OwnShop['saleStop'] {
  if (state === 'suspended') return 'suspended'
  return licensedThrough !== null && licensedThrough < today ? 'licenceLapsed' : null
}
