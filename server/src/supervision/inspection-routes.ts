import type { inspectionsContract } from '@yuxiang/shared/api/inspections'
import type { Db } from '../platform/db/index.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import { askRecall, withdrawRecall } from './ask-recall.ts'
import { fileLink } from './exports.ts'
import { findPlan, listPlans, planInspection, readPlan, takeSample } from './inspections.ts'
import { enterResult, openCaseOfSample } from './sample-results.ts'
import { type Regulator, regulatorOf } from './scope.ts'
import { supervisedSku } from './sku-prices.ts'
import type { World } from './world.ts'

const desk = ['regulator'] as const

/** 抽检 of the market regulators. */
export function inspectionRoutes(world: World): RouteTable<typeof inspectionsContract> {
  const { platform } = world
  const { database } = platform
  const { db } = database
  /** Does what answers the plan's id, and shows the plan. */
  const act = async (tx: Db, userId: string, work: (regulator: Regulator) => Promise<string>) => {
    const regulator = await regulatorOf(tx, userId)
    return readPlan(tx, world, regulator, await work(regulator))
  }
  return {
    'GET /api/supervision/inspections': only(desk, async ({ actor, query }) =>
      listPlans(db, await regulatorOf(db, actor.userId), query),
    ),
    'POST /api/supervision/inspections': only(desk, ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await act(tx, actor.userId, (regulator) => planInspection(tx, world, regulator, body)),
      })),
    ),
    'GET /api/supervision/inspections/{id}': only(desk, async ({ actor, params }) =>
      readPlan(db, world, await regulatorOf(db, actor.userId), params.id),
    ),
    'GET /api/supervision/inspections/{id}/file': only(desk, async ({ actor, params }) => {
      const regulator = await regulatorOf(db, actor.userId)
      const { id } = await findPlan(db, regulator, params.id)
      const counties = regulator.counties && [...regulator.counties]
      return fileLink(platform, { list: 'inspection', id, counties, format: 'xlsx' })
    }),
    'GET /api/supervision/skus/{id}/batches': only(desk, async ({ actor, params }) => {
      const { skuId } = await supervisedSku(db, world, await regulatorOf(db, actor.userId), params.id)
      const batches = await world.batches.ofSku(db, skuId)
      return {
        items: batches.map(({ id, code, producedOn, isRecalled }) => ({ id, code, producedOn, isRecalled })),
      }
    }),
    'POST /api/supervision/inspections/{id}/samples': only(desk, ({ actor, params, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await act(tx, actor.userId, async (regulator) => {
          await takeSample(tx, world, regulator, params.id, body)
          return params.id
        }),
      })),
    ),
    'POST /api/supervision/samples/{id}/result': only(desk, ({ actor, params, body }) =>
      database.transaction((tx) =>
        act(tx, actor.userId, (regulator) => enterResult(tx, world, regulator, params.id, body)),
      ),
    ),
    'POST /api/supervision/samples/{id}/ask-recall': only(desk, ({ actor, params }) =>
      database.transaction((tx) =>
        act(tx, actor.userId, (regulator) => askRecall(tx, world, regulator, params.id)),
      ),
    ),
    'POST /api/supervision/samples/{id}/withdraw-recall': only(desk, ({ actor, params }) =>
      database.transaction((tx) =>
        act(tx, actor.userId, (regulator) => withdrawRecall(tx, world, regulator, params.id)),
      ),
    ),
    'POST /api/supervision/samples/{id}/case': only(desk, ({ actor, params }) =>
      database.transaction((tx) =>
        act(tx, actor.userId, (regulator) => openCaseOfSample(tx, world, regulator, params.id)),
      ),
    ),
  }
}
