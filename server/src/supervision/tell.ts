import { CITY_REGION, regulatorsOf } from '../identity/index.ts'
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

/** The market supervision of a region. */
export async function tellRegulators(
  tx: Db,
  platform: Platform,
  regionCode: string,
  words: Words,
): Promise<void> {
  await tellOfficers(tx, platform, await regulatorsOf(tx, regionCode), words)
}

/**
 * Everybody who may decide on what a measure is about: of the merchant's county and of the city's, without who imposed it
 * and who works for the merchant. Of one office alone it might be nobody.
 */
export async function tellDeciders(
  tx: Db,
  platform: Platform,
  { merchantId, countyCode, imposedBy }: { merchantId: string; countyCode: string; imposedBy: string },
  words: Words,
): Promise<void> {
  const barred = [imposedBy, ...(await staffOfMerchant(tx, merchantId))]
  const officers = [...(await regulatorsOf(tx, countyCode)), ...(await regulatorsOf(tx, CITY_REGION))]
  const deciders = [...new Set(officers)].filter((id) => !barred.includes(id))
  await tellOfficers(tx, platform, deciders, words)
}

async function tellOfficers(
  tx: Db,
  platform: Platform,
  officers: readonly string[],
  words: Words,
): Promise<void> {
  await notify(
    tx,
    platform,
    officers.map((userId) => ({ userId, kind: 'deskNotice' as const, ...words })),
  )
}
