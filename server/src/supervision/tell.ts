import { regulatorsOf } from '../identity/index.ts'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

interface Words {
  title: string
  text: string
  dedupeKey: string
  path?: string
}

/** Everybody who acts for a merchant; its own record is where one goes on. */
export async function tellMerchant(
  tx: Db,
  platform: Platform,
  merchantId: string,
  words: Words,
): Promise<void> {
  const path = `/packages/supervision-merchant/credit/index?id=${merchantId}`
  const staff = await staffOfMerchant(tx, merchantId)
  await notify(
    tx,
    platform,
    staff.map((userId) => ({ userId, kind: 'merchantAffairs' as const, path, ...words })),
  )
}

/** The market supervision of a region, without whoever acts. */
export async function tellRegulators(
  tx: Db,
  platform: Platform,
  { regionCode, exceptId }: { regionCode: string; exceptId?: string },
  words: Words,
): Promise<void> {
  const officers = (await regulatorsOf(tx, regionCode)).filter((id) => id !== exceptId)
  await notify(
    tx,
    platform,
    officers.map((userId) => ({ userId, kind: 'deskNotice' as const, ...words })),
  )
}
