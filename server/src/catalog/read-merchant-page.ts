import type { MerchantPage } from '@yuxiang/shared/api/catalog'
import { validCertifications } from '../certification/index.ts'
import { sinceOfMerchant } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { readMerchant } from './read-home.ts'

/** Asked of the reviews, which ask the catalogue: so it is handed in. */
export type RatingOf = (db: Db, merchantId: string) => Promise<MerchantPage['rating']>

/** A merchant as buyers weigh it; refuses an unknown id with `not_found`. */
export async function readMerchantPage(
  platform: Platform,
  merchantId: string,
  ratingOf: RatingOf,
): Promise<MerchantPage> {
  const { db, sql } = platform.database
  const shop = await readMerchant(platform, merchantId)
  const since = await sinceOfMerchant(db, merchantId)
  if (!since) throw new Refusal('not_found')
  const [certified] = await sql<{ certificates: number; households: number }[]>`
    select count(*)::int as certificates, coalesce(sum(valid.households), 0)::int as households
    from ${validCertifications(sql, dayInShanghai(platform.clock()))} valid
    join products product on product.id = valid.product_id
    where product.merchant_id = ${merchantId} and product.state = 'onSale'`
  return {
    ...shop,
    ...since,
    ...(certified ?? { certificates: 0, households: 0 }),
    rating: await ratingOf(db, merchantId),
  }
}
