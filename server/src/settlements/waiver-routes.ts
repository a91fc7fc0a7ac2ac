import type { feeWaiversContract } from '@yuxiang/shared/api/fee-waivers'
import { ownMerchant } from '../merchants/index.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { grantWaivers } from './grant-waivers.ts'
import { monthBounds } from './month.ts'
import { type LiveSalesOf, readCandidates, readOwnWaivers } from './read-waivers.ts'

/** Fees of live sales that are given back. What merchants sold so is handed in. */
export function feeWaiverRoutes(
  platform: Platform,
  liveSalesOf: LiveSalesOf,
): RouteTable<typeof feeWaiversContract> {
  const { database } = platform
  return {
    'GET /api/operations/fee-waivers': only(['operator'], ({ query }) =>
      readCandidates(platform, liveSalesOf, query.month),
    ),
    'POST /api/operations/fee-waivers': only(
      ['operator'],
      async ({ actor, body: { month, merchantIds }, idempotency }) => {
        // Before the transaction: figures of a month that is over need no second connection within it.
        const all = await liveSalesOf(platform, monthBounds(month))
        const sales = merchantIds ? all.filter(({ merchantId }) => merchantIds.includes(merchantId)) : all
        return idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await grantWaivers(tx, platform, actor.userId, { month, sales }),
        }))
      },
    ),
    'GET /api/merchant/fee-waivers': only(['merchant'], async ({ actor, query }) => {
      const shop = await ownMerchant(database.db, actor.userId, query.merchant, 'finance')
      return readOwnWaivers(platform, liveSalesOf, shop)
    }),
  }
}
