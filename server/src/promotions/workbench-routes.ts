import type { campaignsContract } from '@yuxiang/shared/api/campaigns'
import { findMerchants, shopsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { findUnions } from '../union-fund/index.ts'
import { type Author, authorOf } from './authors.ts'
import { changeBatch, discardBatch, draftBatch, endBatch, publishBatch } from './draft-batch.ts'
import { changeDraft, draftCampaign } from './draft-campaign.ts'
import { makeCodes } from './make-codes.ts'
import { previewCampaign, type Quoter } from './preview-campaign.ts'
import { readPriceTruths } from './price-truths.ts'
import { publishCampaign } from './publish-campaign.ts'
import { listBatches, readBatch } from './read-batches.ts'
import { listCampaigns, readCalendar, readCampaign } from './read-campaigns.ts'
import { readEffect } from './read-effect.ts'
import { scopeTexts } from './scope-text.ts'
import { discardCampaign, endCampaign, pauseCampaign, resumeCampaign } from './stop-campaign.ts'

const staff = ['operator', 'merchant'] as const

/**
 * The workbench: the operator makes the platform's campaigns and stops anybody's, merchants make their own. `quote` is
 * how orders are priced; promotions know no orders, so it is handed in.
 */
export function campaignRoutes(platform: Platform, quote: Quoter): RouteTable<typeof campaignsContract> {
  const { database, clock } = platform
  const { db } = database
  const authored = (actor: Actor) => authorOf(db, actor)
  const showing = async () => ({ now: clock(), scopeText: await scopeTexts(platform) })
  const read = async (author: Author, campaignId: string) =>
    readCampaign(db, author, campaignId, await showing())
  /** One act in one transaction, then the campaign as it is. */
  const act = async (actor: Actor, id: string, work: (tx: Db, author: Author) => Promise<void>) => {
    const author = await authored(actor)
    await database.transaction((tx) => work(tx, author))
    return read(author, id)
  }
  const actOnBatch = async (actor: Actor, id: string, work: (tx: Db, author: Author) => Promise<void>) => {
    const author = await authored(actor)
    await database.transaction((tx) => work(tx, author))
    return readBatch(db, author, id, await scopeTexts(platform))
  }
  return {
    'GET /api/workbench/shops': only(staff, async ({ actor }) => ({
      items: (await shopsOfStaff(db, actor.userId, 'goods')).map(({ id, name }) => ({ id, name })),
    })),
    'GET /api/workbench/merchants': only(['operator'], ({ query }) => findMerchants(db, query)),
    'GET /api/workbench/unions': only(['operator'], ({ query }) => findUnions(db, query)),
    'GET /api/workbench/campaigns': only(staff, async ({ actor, query }) =>
      listCampaigns(db, await authored(actor), query, await showing()),
    ),
    'POST /api/workbench/campaigns': only(staff, async ({ actor, body, idempotency }) => {
      const author = await authored(actor)
      const shown = await showing()
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await draftCampaign(tx, author, body, clock())
        return { answer: await readCampaign(tx, author, id, shown) }
      })
    }),
    'GET /api/workbench/campaigns/calendar': only(staff, async ({ actor, query }) =>
      readCalendar(db, await authored(actor), query.month, await showing()),
    ),
    'GET /api/workbench/campaigns/{id}': only(staff, async ({ actor, params }) =>
      read(await authored(actor), params.id),
    ),
    'PUT /api/workbench/campaigns/{id}': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => changeDraft(tx, author, id, body, clock())),
    ),
    'POST /api/workbench/campaigns/{id}/publish': only(staff, ({ actor, params: { id } }) =>
      act(actor, id, (tx, author) => publishCampaign(tx, author, id, clock())),
    ),
    'POST /api/workbench/campaigns/{id}/discard': only(staff, ({ actor, params: { id } }) =>
      act(actor, id, (tx, author) => discardCampaign(tx, author, id)),
    ),
    'POST /api/workbench/campaigns/{id}/pause': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => pauseCampaign(tx, author, id, body.reason, clock())),
    ),
    'POST /api/workbench/campaigns/{id}/resume': only(staff, ({ actor, params: { id } }) =>
      act(actor, id, (tx, author) => resumeCampaign(tx, author, id, clock())),
    ),
    'POST /api/workbench/campaigns/{id}/end': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => endCampaign(tx, author, id, body.reason, clock())),
    ),
    'GET /api/workbench/campaigns/{id}/effect': only(staff, async ({ actor, params }) =>
      readEffect(db, await authored(actor), params.id),
    ),
    'POST /api/workbench/campaigns/preview': only(staff, async ({ actor, body }) =>
      previewCampaign(platform, quote, await authored(actor), body),
    ),
    'POST /api/workbench/campaigns/price-truths': only(staff, async ({ actor, body }) =>
      readPriceTruths(db, await authored(actor), body, clock()),
    ),
    'GET /api/workbench/coupon-batches': only(staff, async ({ actor, query }) =>
      listBatches(db, await authored(actor), query, await scopeTexts(platform)),
    ),
    'POST /api/workbench/coupon-batches': only(staff, async ({ actor, body, idempotency }) => {
      const author = await authored(actor)
      const scopeText = await scopeTexts(platform)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await draftBatch(tx, author, body, clock())
        return { answer: await readBatch(tx, author, id, scopeText) }
      })
    }),
    'GET /api/workbench/coupon-batches/{id}': only(staff, async ({ actor, params }) =>
      readBatch(db, await authored(actor), params.id, await scopeTexts(platform)),
    ),
    'PUT /api/workbench/coupon-batches/{id}': only(staff, ({ actor, params: { id }, body }) =>
      actOnBatch(actor, id, (tx, author) => changeBatch(tx, author, id, body, clock())),
    ),
    'POST /api/workbench/coupon-batches/{id}/discard': only(staff, ({ actor, params: { id } }) =>
      actOnBatch(actor, id, (tx, author) => discardBatch(tx, author, id)),
    ),
    'POST /api/workbench/coupon-batches/{id}/publish': only(staff, ({ actor, params: { id } }) =>
      actOnBatch(actor, id, (tx, author) => publishBatch(tx, author, id, clock())),
    ),
    'POST /api/workbench/coupon-batches/{id}/end': only(staff, ({ actor, params: { id }, body }) =>
      actOnBatch(actor, id, (tx, author) => endBatch(tx, author, id, body.reason)),
    ),
    'POST /api/workbench/coupon-batches/{id}/codes': only(
      staff,
      async ({ actor, params, body, idempotency }) =>
        makeCodes(platform, await authored(actor), params.id, body, idempotency),
    ),
  }
}
