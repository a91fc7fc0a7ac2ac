import type { priceWatchContract } from '@yuxiang/shared/api/price-watch'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { dismissAlert, openCaseOfAlert, readAlert, warnOfAlert } from './act-on-alert.ts'
import { fileLink } from './exports.ts'
import { confirmReferences, previewReferences } from './import-references.ts'
import { listAlerts } from './list-alerts.ts'
import { listReferences } from './reference-prices.ts'
import { type Regulator, regulatorOf } from './scope.ts'
import { listWatchedSkus, readSkuPrices } from './sku-prices.ts'
import type { World } from './world.ts'

const uploadLimit: RouteLimit = { count: 30, seconds: 3_600, per: 'actor' }
const desk = ['regulator'] as const

/** Price watch of the market regulators. */
export function priceWatchRoutes(world: World): RouteTable<typeof priceWatchContract> {
  const { platform } = world
  const { database } = platform
  const { db } = database
  const act = (actor: Actor, id: string, work: (tx: Db, regulator: Regulator) => Promise<void>) =>
    database.transaction(async (tx) => {
      const regulator = await regulatorOf(tx, actor.userId)
      await work(tx, regulator)
      return readAlert(tx, world, regulator, id)
    })
  return {
    'GET /api/supervision/alerts': only(desk, async ({ actor, query }) =>
      listAlerts(database, await regulatorOf(db, actor.userId), query),
    ),
    'GET /api/supervision/alerts-file': only(desk, async ({ actor, query: { format, ...query } }) => {
      const { counties } = await regulatorOf(db, actor.userId)
      return fileLink(platform, { list: 'alerts', query, counties: counties && [...counties], format })
    }),
    'GET /api/supervision/alerts/{id}': only(desk, async ({ actor, params }) =>
      readAlert(db, world, await regulatorOf(db, actor.userId), params.id),
    ),
    'POST /api/supervision/alerts/{id}/dismiss': only(desk, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, regulator) => dismissAlert(tx, world, regulator, id, body.reason)),
    ),
    'POST /api/supervision/alerts/{id}/warn': only(desk, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, regulator) => warnOfAlert(tx, world, regulator, id, body.reason)),
    ),
    'POST /api/supervision/alerts/{id}/case': only(desk, ({ actor, params: { id } }) =>
      act(actor, id, (tx, regulator) => openCaseOfAlert(tx, world, regulator, id)),
    ),
    'GET /api/supervision/skus': only(desk, async ({ actor, query }) =>
      listWatchedSkus(world, await regulatorOf(db, actor.userId), query),
    ),
    'GET /api/supervision/skus/{id}/prices': only(desk, async ({ actor, params }) =>
      readSkuPrices(db, world, await regulatorOf(db, actor.userId), params.id),
    ),
    'GET /api/supervision/reference-prices': only(desk, ({ query }) => listReferences(world, query)),
    'GET /api/supervision/reference-prices-file': only(desk, () =>
      fileLink(platform, { list: 'references', counties: null, format: 'xlsx' }),
    ),
    'POST /api/supervision/reference-imports': only(
      desk,
      ({ actor, upload }) => previewReferences(world, actor.userId, upload),
      uploadLimit,
    ),
    'POST /api/supervision/reference-imports/{id}/confirm': only(desk, ({ actor, params }) =>
      confirmReferences(world, actor.userId, params.id),
    ),
  }
}
