import type { complaintsContract } from '@yuxiang/shared/api/complaints'
import type { Db } from '../platform/db/index.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import { amongFew } from './among-few.ts'
import type { Acting } from './consequences.ts'
import {
  answerOfferAsConsumer,
  confirmPerformed,
  hurryCase,
  rateCase,
  sayAsConsumer,
  supplementCase,
  withdrawCase,
} from './consumer-acts.ts'
import { readDocument } from './documents.ts'
import { keepFile } from './files.ts'
import { ownCase } from './find-case.ts'
import { merchantCaseRoutes } from './merchant-routes.ts'
import { openCase } from './open-case.ts'
import { handledCases } from './public-board.ts'
import { ownCases, readOwnCase } from './read-own.ts'
import { startComplaint } from './start.ts'

const shopper = ['shopper'] as const
const uploads: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }
/** Videos: each is held in memory whole, twice for a moment. */
const takenIn = amongFew(4)
const written: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** Shoppers bring cases and follow them, merchants answer, everybody reads the board. */
export function complaintRoutes(acting: Acting): RouteTable<typeof complaintsContract> {
  const { platform } = acting
  const { database } = platform
  const { db, transaction } = database
  const own = async (userId: string, id: string, act: (tx: Db) => Promise<unknown>) => {
    await transaction(act)
    return readOwnCase(platform, userId, id)
  }
  return {
    'GET /api/complaint-start': only(shopper, ({ actor, query }) =>
      startComplaint(platform, actor.userId, query),
    ),
    'POST /api/complaint-files': only(
      ['shopper', 'merchant', 'regulator'],
      ({ actor, upload }) => takenIn(async () => keepFile(platform, actor.userId, await upload())),
      uploads,
    ),
    'POST /api/complaints': only(
      shopper,
      ({ actor, body, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await openCase(tx, platform, actor.userId, body),
        })),
      written,
    ),
    'GET /api/complaints': only(shopper, ({ actor, query }) => ownCases(platform, actor.userId, query)),
    'GET /api/complaints/{id}': only(shopper, ({ actor, params }) =>
      readOwnCase(platform, actor.userId, params.id),
    ),
    'POST /api/complaints/{id}/withdraw': only(shopper, ({ actor: { userId }, params: { id }, body }) =>
      own(userId, id, (tx) => withdrawCase(tx, acting, userId, { id, ...body })),
    ),
    'POST /api/complaints/{id}/supplements': only(
      shopper,
      ({ actor: { userId }, params: { id }, body }) =>
        own(userId, id, (tx) => supplementCase(tx, acting, userId, { id, words: body })),
      written,
    ),
    'POST /api/complaints/{id}/hurry': only(shopper, ({ actor: { userId }, params: { id } }) =>
      own(userId, id, (tx) => hurryCase(tx, acting, userId, id)),
    ),
    'POST /api/complaints/{id}/messages': only(
      shopper,
      ({ actor: { userId }, params: { id }, body, idempotency }) =>
        idempotently(database, userId, idempotency, async (tx) => ({
          answer: await sayAsConsumer(tx, acting, userId, { id, words: body }),
        })),
      written,
    ),
    'POST /api/complaints/{id}/offers/{offerId}': only(
      shopper,
      ({ actor: { userId }, params, body, idempotency }) =>
        idempotently(database, userId, idempotency, async (tx) => {
          await answerOfferAsConsumer(tx, acting, userId, { ...params, ...body })
          return { answer: await readOwnCase(platform, userId, params.id, tx) }
        }),
    ),
    'POST /api/complaints/{id}/confirm': only(shopper, ({ actor: { userId }, params: { id } }) =>
      own(userId, id, (tx) => confirmPerformed(tx, acting, userId, id)),
    ),
    'POST /api/complaints/{id}/rating': only(shopper, ({ actor: { userId }, params: { id }, body }) =>
      own(userId, id, (tx) => rateCase(tx, userId, { id, ...body })),
    ),
    'GET /api/complaints/{id}/documents/{documentId}': only(shopper, async ({ actor, params }) => {
      const { bringer } = await ownCase(db, actor.userId, params.id)
      const { id: caseId, documentId } = params
      return readDocument(platform, { caseId, documentId, reader: 'consumer', bringer })
    }),
    'GET /api/handled-cases': open(({ query }) => handledCases(platform, query)),
    ...merchantCaseRoutes(acting),
  }
}
