import type { supervisionContract } from '@yuxiang/shared/api/supervision'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import { decideAppeal, raiseAppeal } from './appeals.ts'
import { fileLink } from './exports.ts'
import { imposeMeasure } from './impose-measure.ts'
import { liftMeasure } from './lift-measure.ts'
import { listAppeals, readAppeal } from './list-appeals.ts'
import { listCredits } from './list-credits.ts'
import { listMeasures } from './list-measures.ts'
import { readMeasure } from './read-measures.ts'
import { productsOf, readOwnRecord, readPublicCredit, readSupervised } from './read-merchants.ts'
import { regulatorOf } from './scope.ts'
import type { World } from './world.ts'

const writeLimit: RouteLimit = { count: 120, seconds: 600, per: 'actor' }
const desk = ['regulator'] as const
const staff = ['merchant'] as const

/** Credit records, measures and appeals. */
export function supervisionRoutes(world: World): RouteTable<typeof supervisionContract> {
  return { ...deskRoutes(world), ...appealRoutes(world), ...merchantRoutes(world) }
}

function deskRoutes(world: World) {
  const { platform } = world
  const { database } = platform
  const { db } = database
  const countiesOf = async (userId: string) => {
    const { counties } = await regulatorOf(db, userId)
    return counties && [...counties]
  }
  return {
    'GET /api/supervision/merchants': only(desk, async ({ actor, query }) =>
      listCredits(world, await regulatorOf(db, actor.userId), query),
    ),
    'GET /api/supervision/merchants-file': only(desk, async ({ actor, query: { format, ...query } }) =>
      fileLink(platform, { list: 'credits', query, counties: await countiesOf(actor.userId), format }),
    ),
    'GET /api/supervision/merchants/{id}': only(desk, async ({ actor, params }) =>
      readSupervised(db, world, await regulatorOf(db, actor.userId), params.id),
    ),
    'GET /api/supervision/merchants/{id}/products': only(desk, async ({ actor, params }) => ({
      items: await productsOf(db, world, await regulatorOf(db, actor.userId), params.id),
    })),
    'GET /api/supervision/measures': only(desk, async ({ actor, query }) =>
      listMeasures(world, await regulatorOf(db, actor.userId), query),
    ),
    'GET /api/supervision/measures-file': only(desk, async ({ actor, query: { format, ...query } }) =>
      fileLink(platform, { list: 'measures', query, counties: await countiesOf(actor.userId), format }),
    ),
    'POST /api/supervision/measures': only(desk, ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await imposeMeasure(tx, world, await regulatorOf(tx, actor.userId), body)
        return { answer: await readMeasure(tx, world, id, 'desk') }
      }),
    ),
    'POST /api/supervision/measures/{id}/lift': only(desk, ({ actor, params, body }) =>
      database.transaction(async (tx) => {
        await liftMeasure(tx, world, await regulatorOf(tx, actor.userId), params.id, body.reason)
        return readMeasure(tx, world, params.id, 'desk')
      }),
    ),
  } satisfies Partial<RouteTable<typeof supervisionContract>>
}

function appealRoutes(world: World) {
  const { database } = world.platform
  const { db } = database
  return {
    'GET /api/supervision/appeals': only(desk, async ({ actor, query }) =>
      listAppeals(db, world, await regulatorOf(db, actor.userId), query),
    ),
    'GET /api/supervision/appeals/{id}': only(desk, async ({ actor, params }) =>
      readAppeal(db, world, await regulatorOf(db, actor.userId), params.id),
    ),
    'POST /api/supervision/appeals/{id}/decide': only(desk, ({ actor, params, body }) =>
      database.transaction(async (tx) => {
        const regulator = await regulatorOf(tx, actor.userId)
        await decideAppeal(tx, world, regulator, params.id, body)
        return readAppeal(tx, world, regulator, params.id)
      }),
    ),
  } satisfies Partial<RouteTable<typeof supervisionContract>>
}

function merchantRoutes(world: World) {
  const { database } = world.platform
  const { db } = database
  return {
    'GET /api/merchant/shops/{id}/credit': only(staff, ({ actor, params }) =>
      readOwnRecord(db, world, actor.userId, params.id),
    ),
    'POST /api/merchant/measures/{id}/appeals': only(
      staff,
      ({ actor, params, body, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => {
          await raiseAppeal(tx, world, actor.userId, params.id, body)
          return { answer: await readMeasure(tx, world, params.id, 'merchant') }
        }),
      writeLimit,
    ),
    'GET /api/merchants/{id}/credit': open(({ params }) => readPublicCredit(world, params.id)),
  } satisfies Partial<RouteTable<typeof supervisionContract>>
}
