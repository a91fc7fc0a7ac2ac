import { daysBetween, type LicenceKind, licenceNames } from '@yuxiang/shared/merchants/licences'
import { policy } from '@yuxiang/shared/policy'
import { notify } from '../messages/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import { staffOfMerchants } from './merchants-of-staff.ts'

const BATCH = 200

/** Job, daily: the owners of a merchant hear once of each licence that ends within 30 days. Answers of how many. */
export async function warnOfLicences(platform: Platform): Promise<number> {
  const { database, clock } = platform
  const today = dayInShanghai(clock())
  const ending = await database.sql<
    { id: string; merchantId: string; name: string; kind: LicenceKind; validTo: string }[]
  >`
    select licence.id, licence.merchant_id as "merchantId", merchant.name, licence.kind,
      licence.valid_to::text as "validTo"
    from merchant_licences licence join merchants merchant on merchant.id = licence.merchant_id
    where licence.state = 'accepted'
      and licence.valid_to between ${today}::date and ${today}::date + ${policy.licenceWarning.value}::int
    order by licence.id`
  for (let start = 0; start < ending.length; start += BATCH) {
    const batch = ending.slice(start, start + BATCH)
    await database.transaction(async (tx) => {
      const ids = [...new Set(batch.map(({ merchantId }) => merchantId))]
      const owners = await staffOfMerchants(tx, ids, 'owner')
      const notices = batch.flatMap(({ id, merchantId, name, kind, validTo }) =>
        owners
          .filter((owner) => owner.merchantId === merchantId)
          .map(({ userId }) => ({
            userId,
            kind: 'merchantAffairs' as const,
            title: `${licenceNames[kind]}即将到期`,
            text: `${name} 的${licenceNames[kind]}有效期至 ${validTo}，还有 ${daysBetween(today, validTo)} 天，请及时办理延续并上传，到期后商品将停售`,
            path: `/packages/merchant/licences/index?id=${merchantId}`,
            dedupeKey: `licence/${id}/ending`,
          })),
      )
      await notify(tx, platform, notices)
    })
  }
  return ending.length
}
