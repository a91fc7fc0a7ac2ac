import { operatorIds } from '../identity/index.ts'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { CaseRow } from './find-case.ts'

interface Words {
  title: string
  text: string
  /** What about the case this is (`approved`): a second telling of it changes nothing. */
  about: string
}

type Teller = Pick<Platform, 'config' | 'clock' | 'jobs'>

/** Tells the buyer, in the transaction of the act. */
export async function tellBuyer(tx: Db, platform: Teller, row: CaseRow, words: Words): Promise<void> {
  await notify(tx, platform, [
    {
      userId: row.userId,
      kind: 'afterSale',
      title: words.title,
      text: words.text,
      path: `/packages/after-sale/detail/index?id=${row.id}`,
      dedupeKey: `afterSale/${row.id}/${words.about}`,
    },
  ])
}

/** Tells everybody who acts for the merchant, in the transaction of the act. */
export async function tellMerchant(tx: Db, platform: Teller, row: CaseRow, words: Words): Promise<void> {
  const staff = await staffOfMerchant(tx, row.merchantId, 'orders')
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'afterSale' as const,
      title: words.title,
      text: words.text,
      path: `/packages/merchant/after-sale/index?id=${row.id}`,
      dedupeKey: `afterSale/${row.id}/merchant/${words.about}`,
    })),
  )
}

/** Tells everybody who acts for the platform, in the transaction of the act. */
export async function tellOperators(tx: Db, platform: Teller, row: CaseRow, words: Words): Promise<void> {
  await notify(
    tx,
    platform,
    (await operatorIds(tx)).map((userId) => ({
      userId,
      kind: 'afterSale' as const,
      title: words.title,
      text: words.text,
      path: `/packages/operator/after-sale/index?id=${row.id}`,
      dedupeKey: `afterSale/${row.id}/operator/${words.about}`,
    })),
  )
}
