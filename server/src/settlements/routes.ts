import type { settlementsContract } from '@yuxiang/shared/api/settlements'
import { policy } from '@yuxiang/shared/policy'
import type { Hono } from 'hono'
import { ownMerchant } from '../merchants/index.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { payoutFailed, payoutPaid } from './end-payouts.ts'
import { listPayouts } from './read-payouts.ts'
import { readStatement } from './read-statement.ts'
import { readDue, startPayouts } from './start-payouts.ts'
import { makeStatementSheet } from './statement-sheet.ts'

const pageSizeDefault = 20
const sheetPath = (merchantId: string, month: string) =>
  `/api/merchant/statement-sheets/${merchantId}/${month}`

/** What merchants have earned, and how it reaches their bank. */
export function settlementRoutes(platform: Platform): RouteTable<typeof settlementsContract> {
  const { database, config, clock } = platform
  const { db } = database
  return {
    'GET /api/merchant/statements/{month}': only(['merchant'], async ({ actor, params, query }) => {
      const { id, name } = await ownMerchant(db, actor.userId, query.merchant, 'finance')
      const limit = query.pageSize ?? pageSizeDefault
      const slice = { limit, offset: ((query.page ?? 1) - 1) * limit }
      const statement = await readStatement(db, id, params.month, slice)
      return {
        merchantId: id,
        merchantName: name,
        month: params.month,
        feePerMille: policy.merchantFee.value,
        ...statement,
      }
    }),
    'POST /api/merchant/statements/{month}/exports': only(['merchant'], async ({ actor, params, body }) => {
      const { id } = await ownMerchant(db, actor.userId, body.merchantId, 'finance')
      return { downloadUrl: signedLink(config.SECRET_KEY, sheetPath(id, params.month), clock()) }
    }),
    'GET /api/operations/payouts': only(['operator'], ({ query }) => listPayouts(db, query)),
    'GET /api/operations/payouts/due': only(['operator'], () => readDue(db)),
    'POST /api/operations/payout-runs': only(['operator'], ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await startPayouts(tx, platform, actor.userId, body.merchantIds),
      })),
    ),
    'POST /api/operations/payouts/{id}/paid': only(['operator'], ({ actor, params, body }) =>
      payoutPaid(platform, actor.userId, params.id, body.bankReference),
    ),
    'POST /api/operations/payouts/{id}/failed': only(['operator'], ({ actor, params, body }) =>
      payoutFailed(platform, actor.userId, params.id, body.reason),
    ),
  }
}

/** A month's statement as a workbook, at the address that its export answered with. */
export function mountStatementSheet(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, sheetPath(':merchantId', ':month'), ({ merchantId = '', month = '' }) =>
    makeStatementSheet(platform, merchantId, month),
  )
}
