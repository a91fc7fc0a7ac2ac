import { cityStaffIds, countyOrCityStaff, staffOfCounty } from '../identity/index.ts'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

type Teller = Pick<Platform, 'config' | 'clock' | 'jobs'>

interface Words {
  title: string
  text: string
  path: string
  dedupeKey: string
}

export const paths = {
  merchantCase: (id: string) => `/packages/certify/case/index?id=${id}`,
  officeCase: (id: string) => `/packages/certify-office/case/index?id=${id}`,
  officeCertificate: (id: string) => `/packages/certify-office/certificate/index?id=${id}`,
  officeCertificates: '/packages/certify-office/certificates/index',
  officeImport: (id: string) => `/packages/certify-office/import/index?id=${id}`,
  merchantRecheck: (id: string) => `/packages/certify/recheck/index?id=${id}`,
  officeObjections: '/packages/certify-office/objections/index',
  notice: (id: string) => `/packages/certificates/notice/index?id=${id}`,
  certificate: (no: string) => `/packages/certificates/certificate/index?no=${encodeURIComponent(no)}`,
}

const toAll = (tx: Db, platform: Teller, userIds: readonly string[], words: Words) =>
  notify(
    tx,
    platform,
    userIds.map((userId) => ({ userId, kind: 'certification' as const, ...words })),
  )

export const tellPerson = (tx: Db, platform: Teller, userId: string, words: Words): Promise<void> =>
  toAll(tx, platform, [userId], words)

export const tellMerchant = async (
  tx: Db,
  platform: Teller,
  merchantId: string,
  words: Words,
): Promise<void> => toAll(tx, platform, await staffOfMerchant(tx, merchantId), words)

/** The county's office, or the city's where it has nobody. */
export const tellCounty = async (tx: Db, platform: Teller, countyCode: string, words: Words): Promise<void> =>
  toAll(tx, platform, await countyOrCityStaff(tx, countyCode), words)

export const tellCity = async (tx: Db, platform: Teller, words: Words): Promise<void> =>
  toAll(tx, platform, await cityStaffIds(tx), words)

interface Uploaded {
  ownerId: string
  countyCodes: readonly string[] | null
}

/** Who may confirm what somebody uploaded: others that work for every county it is of. */
export async function colleaguesOf(db: Db, { ownerId, countyCodes }: Uploaded): Promise<string[]> {
  const [first = [], ...others] = await Promise.all(
    (countyCodes ?? []).map((code) => staffOfCounty(db, code)),
  )
  return first.filter((id) => id !== ownerId && others.every((staff) => staff.includes(id)))
}

export const tellColleagues = async (
  tx: Db,
  platform: Teller,
  uploaded: Uploaded,
  words: Words,
): Promise<void> => toAll(tx, platform, await colleaguesOf(tx, uploaded), words)
