import type { statisticsContract } from '@yuxiang/shared/api/statistics'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { bulletinLink } from './bulletin-file.ts'
import { listBulletins, requireBulletin, viewBulletin } from './find-bulletin.ts'
import { requestRebuild } from './jobs.ts'
import { publishBulletin, withdrawBulletin } from './move-bulletin.ts'
import { overviewLink } from './overview-file.ts'
import { readOverview } from './read-overview.ts'
import { readProducts, readSoldLines } from './read-products.ts'
import { readTargets } from './read-targets.ts'
import { catchUpSales } from './roll-up.ts'
import { countiesSeenBy, narrowedTo, requireCounty } from './scope.ts'
import { setTarget } from './set-target.ts'
import { discardBulletin, draftBulletin, reviseBulletin } from './write-bulletin.ts'

const readers = ['city', 'county'] as const
const city = ['city'] as const

/** 消费帮扶统计: the city sees, plans and reports; a county sees its own part and what the city reported. */
export function statisticsRoutes(platform: Platform): RouteTable<typeof statisticsContract> {
  return { ...salesRoutes(platform), ...targetRoutes(platform), ...bulletinRoutes(platform) }
}

function salesRoutes(platform: Platform) {
  const { db } = platform.database
  return {
    'GET /api/statistics/overview': only(readers, async ({ actor, query: { county, ...span } }) => {
      const seen = await countiesSeenBy(db, actor)
      return readOverview(platform, await narrowedTo(platform, seen, county), span)
    }),
    'GET /api/statistics/overview-file': only(
      readers,
      async ({ actor, query: { county, format, ...span } }) => {
        const seen = await countiesSeenBy(db, actor)
        const counties = await narrowedTo(platform, seen, county)
        return overviewLink(platform, { ...span, format, counties: counties && [...counties] })
      },
    ),
    'GET /api/statistics/products': only(readers, async ({ actor, query: { county, ...wanted } }) => {
      const seen = await countiesSeenBy(db, actor)
      return readProducts(platform, await requireCounty(platform, seen, county), wanted)
    }),
    'GET /api/statistics/products/{id}/lines': only(
      readers,
      async ({ actor, params, query: { county, ...wanted } }) => {
        const seen = await countiesSeenBy(db, actor)
        const found = await requireCounty(platform, seen, county)
        return readSoldLines(platform, found, { ...wanted, productId: params.id })
      },
    ),
    'POST /api/statistics/rebuilds': only(city, async ({ actor, body }) => {
      await requestRebuild(platform, actor.userId, body)
    }),
  } satisfies Partial<RouteTable<typeof statisticsContract>>
}

function targetRoutes(platform: Platform) {
  const { database, clock } = platform
  return {
    'GET /api/statistics/targets': only(readers, async ({ actor, query: { year } }) => {
      const seen = await countiesSeenBy(database.db, actor)
      return { year, items: await readTargets(platform, seen, year) }
    }),
    'PUT /api/statistics/targets': only(city, async ({ actor, body }) => {
      if (body.countyCode !== null) await requireCounty(platform, null, body.countyCode)
      await database.transaction((tx) => setTarget(tx, actor.userId, body, clock()))
      const all = await readTargets(platform, null, body.year)
      const target = all.find(({ countyCode }) => countyCode === body.countyCode)
      if (!target) throw new Error('a target that was set is none')
      return target
    }),
  } satisfies Partial<RouteTable<typeof statisticsContract>>
}

function bulletinRoutes(platform: Platform) {
  const { database } = platform
  const { db } = database
  return {
    'GET /api/statistics/bulletins': only(readers, ({ actor, query }) => listBulletins(db, actor, query)),
    'POST /api/statistics/bulletins': only(city, async ({ actor, body, idempotency }) => {
      await catchUpSales(platform)
      return idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: viewBulletin(await draftBulletin(tx, platform, actor.userId, body)),
      }))
    }),
    'GET /api/statistics/bulletins/{id}': only(readers, async ({ actor, params }) =>
      viewBulletin(await requireBulletin(db, actor, params.id)),
    ),
    'PUT /api/statistics/bulletins/{id}': only(city, async ({ actor, params, body }) =>
      viewBulletin(await database.transaction((tx) => reviseBulletin(tx, actor.userId, params.id, body))),
    ),
    'DELETE /api/statistics/bulletins/{id}': only(city, async ({ actor, params }) => {
      await database.transaction((tx) => discardBulletin(tx, actor.userId, params.id))
    }),
    'POST /api/statistics/bulletins/{id}/publish': only(city, async ({ actor, params, body }) =>
      viewBulletin(
        await database.transaction((tx) =>
          publishBulletin(tx, platform, actor.userId, { ...params, ...body }),
        ),
      ),
    ),
    'POST /api/statistics/bulletins/{id}/withdraw': only(city, async ({ actor, params, body }) =>
      viewBulletin(
        await database.transaction((tx) =>
          withdrawBulletin(tx, platform, actor.userId, { ...params, ...body }),
        ),
      ),
    ),
    'GET /api/statistics/bulletins/{id}/file': only(readers, ({ actor, params }) =>
      bulletinLink(platform, actor, params.id),
    ),
  } satisfies Partial<RouteTable<typeof statisticsContract>>
}
