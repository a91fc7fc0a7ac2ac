import type { complaintsContract } from '@yuxiang/shared/api/complaints'
import type { Db } from '../platform/db/index.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Acting } from './consequences.ts'
import { readDocument } from './documents.ts'
import { bringerOf, merchantsCase } from './find-case.ts'
import { answerOfferAsMerchant, notePerformed, replyAsMerchant } from './merchant-acts.ts'
import { merchantCases, readMerchantCase } from './read-merchant.ts'

type OfMerchant = {
  [K in keyof typeof complaintsContract as K extends `${string}/merchant/${string}`
    ? K
    : never]: (typeof complaintsContract)[K]
}

const merchant = ['merchant'] as const
const written: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** What merchants read and answer. */
export function merchantCaseRoutes(acting: Acting): RouteTable<OfMerchant> {
  const { platform } = acting
  const { db, transaction } = platform.database
  const shop = async (userId: string, id: string, act: (tx: Db) => Promise<unknown>) => {
    await transaction(act)
    return readMerchantCase(platform, userId, id)
  }
  return {
    'GET /api/merchant/cases': only(merchant, ({ actor, query }) =>
      merchantCases(platform, actor.userId, query),
    ),
    'GET /api/merchant/cases/{id}': only(merchant, ({ actor, params }) =>
      readMerchantCase(platform, actor.userId, params.id),
    ),
    'POST /api/merchant/cases/{id}/replies': only(
      merchant,
      ({ actor: { userId }, params: { id }, body: { offer, ...words } }) =>
        shop(userId, id, (tx) => replyAsMerchant(tx, acting, userId, { id, words, offer })),
      written,
    ),
    'POST /api/merchant/cases/{id}/offers/{offerId}': only(
      merchant,
      ({ actor: { userId }, params, body, idempotency }) =>
        idempotently(platform.database, userId, idempotency, async (tx) => {
          await answerOfferAsMerchant(tx, acting, userId, { ...params, ...body })
          return { answer: await readMerchantCase(platform, userId, params.id, tx) }
        }),
    ),
    'POST /api/merchant/cases/{id}/performed': only(merchant, ({ actor: { userId }, params: { id }, body }) =>
      shop(userId, id, (tx) => notePerformed(tx, acting, userId, { id, words: body })),
    ),
    'GET /api/merchant/cases/{id}/documents/{documentId}': only(merchant, async ({ actor, params }) => {
      const row = await merchantsCase(db, actor.userId, params.id)
      const { id: caseId, documentId } = params
      const bringer = row.track === 'complaint' ? await bringerOf(db, row) : null
      return readDocument(platform, { caseId, documentId, reader: 'merchant', bringer })
    }),
  }
}
