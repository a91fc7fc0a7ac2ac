import { CITY_REGION, regulatorsOf } from '../identity/index.ts'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { bringerOf, type CaseRow } from './find-case.ts'

type Teller = Pick<Platform, 'config' | 'clock' | 'jobs'>

interface Words {
  title: string
  text: string
  /** What about the case this is: a second telling of it changes nothing. */
  about: string
}

const casePaths = {
  consumer: (id: string) => `/packages/complaints/case/index?id=${id}`,
  merchant: (id: string) => `/packages/merchant-cases/case/index?id=${id}`,
  officer: (id: string) => `/packages/regulator/case/index?id=${id}`,
}

/** What a case is called in a line: its product, or its merchant. */
export const nameOf = ({ productName, merchantName }: CaseRow): string => productName ?? merchantName

/** Tells whoever brought the case, if somebody did. */
export async function tellConsumer(tx: Db, platform: Teller, row: CaseRow, words: Words): Promise<void> {
  const bringer = await bringerOf(tx, row)
  if (bringer === null) return
  await notify(tx, platform, [
    {
      userId: bringer.party.userId,
      kind: 'complaint',
      title: words.title,
      text: words.text,
      path: casePaths.consumer(row.id),
      dedupeKey: `case/${row.id}/${words.about}`,
    },
  ])
}

/** Tells everybody who answers for the merchant. Never a word of who reported. */
export async function tellMerchant(tx: Db, platform: Teller, row: CaseRow, words: Words): Promise<void> {
  const staff = await staffOfMerchant(tx, row.merchantId, 'orders')
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'merchantAffairs' as const,
      title: words.title,
      text: words.text,
      path: casePaths.merchant(row.id),
      dedupeKey: `case/${row.id}/merchant/${words.about}`,
    })),
  )
}

/** Tells people of an office, except whoever works for the merchant: he would hear the moment a report came in. */
export async function tellPeople(
  tx: Db,
  platform: Teller,
  userIds: readonly string[],
  row: CaseRow,
  words: Words & { opens?: boolean },
): Promise<void> {
  const involved = await staffOfMerchant(tx, row.merchantId)
  const told = userIds.filter((userId) => !involved.includes(userId))
  await notify(
    tx,
    platform,
    told.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: words.title,
      text: words.text,
      ...(words.opens !== false && { path: casePaths.officer(row.id) }),
      dedupeKey: `case/${row.id}/officer/${words.about}`,
    })),
  )
}

/**
 * Tells its officer while he is of its office or of the city's; or else all of the office, or of the city's when nobody
 * is left. Whoever came to work for the merchant counts as gone.
 */
export async function tellOfficers(
  tx: Db,
  platform: Teller,
  row: CaseRow,
  words: Words & { all?: boolean },
): Promise<void> {
  const involved = await staffOfMerchant(tx, row.merchantId)
  const peopleOf = async (regionCode: string) =>
    (await regulatorsOf(tx, regionCode)).filter((userId) => !involved.includes(userId))
  const office = await peopleOf(row.regionCode)
  const city = await peopleOf(CITY_REGION)
  const { officerId } = row
  const alone = officerId !== null && !words.all && (office.includes(officerId) || city.includes(officerId))
  const people = alone ? [officerId] : office.length > 0 ? office : city
  await tellPeople(tx, platform, people, row, words)
}
