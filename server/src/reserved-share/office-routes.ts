import type { reservedShareOfficeContract } from '@yuxiang/shared/api/reserved-share-office'
import type { Db } from '../platform/db/index.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { addOfficer, removeOfficer } from './change-officers.ts'
import type { ChargedLines } from './charged.ts'
import { decideFiling } from './decide-filing.ts'
import { shareFileLink } from './files.ts'
import { listChargedOrders } from './list-orders.ts'
import { listUnits } from './list-units.ts'
import { listManagedUnits, readManagedUnit, readUnit } from './read-units.ts'
import { readYear } from './read-year.ts'
import { changeUnit, closeUnit, registerUnit } from './register-unit.ts'

const city = ['city'] as const
const operator = ['operator'] as const
const files: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }
/** Phones can be tried out with it. */
const officersLimit: RouteLimit = { count: 60, seconds: 3_600, per: 'actor', shared: true }

/** The city's office, which sees all units and decides on filings; and the operator, who registers units and officers. */
export function reservedShareOfficeRoutes(
  platform: Platform,
  charged: ChargedLines,
): RouteTable<typeof reservedShareOfficeContract> {
  return { ...cityRoutes(platform, charged), ...operatorRoutes(platform) }
}

function cityRoutes(platform: Platform, charged: ChargedLines) {
  const { database, clock } = platform
  const { db } = database
  const read = (unitId: string, year: number) =>
    readYear(db, charged, { unitId, year, forCity: true, now: clock() })
  return {
    'GET /api/reserved-share/units': only(city, ({ query }) => listUnits(db, charged, query)),
    'GET /api/reserved-share/units-file': only(
      city,
      ({ query }) => ({ url: shareFileLink(platform, { list: 'units', query }) }),
      files,
    ),
    'GET /api/reserved-share/units/{id}': only(city, ({ params, query }) => read(params.id, query.year)),
    'GET /api/reserved-share/units/{id}/orders': only(city, async ({ params, query }) => {
      await readUnit(db, params.id)
      return listChargedOrders(db, charged, { unitId: params.id, userId: null, ...query })
    }),
    'POST /api/reserved-share/filings/{id}/decide': only(city, async ({ actor, params, body }) => {
      const { unitId, year } = await database.transaction((tx) =>
        decideFiling(tx, platform, actor.userId, params.id, body),
      )
      return read(unitId, year)
    }),
  } satisfies Partial<RouteTable<typeof reservedShareOfficeContract>>
}

function operatorRoutes(platform: Platform) {
  const { database } = platform
  const view = (db: Db, unitId: string) => readManagedUnit(platform, db, unitId)
  const act = async (unitId: string, work: (tx: Db) => Promise<void>) =>
    database.transaction(async (tx) => {
      await work(tx)
      return view(tx, unitId)
    })
  return {
    'GET /api/operations/budget-units': only(operator, ({ query }) => listManagedUnits(platform, query)),
    'POST /api/operations/budget-units': only(
      operator,
      ({ actor, body, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await view(tx, await registerUnit(tx, platform, actor.userId, body)),
        })),
      officersLimit,
    ),
    'GET /api/operations/budget-units/{id}': only(operator, ({ params }) => view(database.db, params.id)),
    'PUT /api/operations/budget-units/{id}': only(operator, ({ actor, params, body }) =>
      act(params.id, (tx) => changeUnit(tx, platform, actor.userId, params.id, body)),
    ),
    'POST /api/operations/budget-units/{id}/close': only(operator, ({ actor, params, body }) =>
      act(params.id, (tx) => closeUnit(tx, platform, actor.userId, params.id, body.reason)),
    ),
    'POST /api/operations/budget-units/{id}/reopen': only(operator, ({ actor, params }) =>
      act(params.id, (tx) => closeUnit(tx, platform, actor.userId, params.id, null)),
    ),
    'POST /api/operations/budget-units/{id}/officers': only(
      operator,
      ({ actor, params, body }) =>
        act(params.id, (tx) => addOfficer(tx, platform, actor.userId, params.id, body.phone)),
      officersLimit,
    ),
    'DELETE /api/operations/budget-units/{id}/officers/{userId}': only(
      operator,
      async ({ actor, params: { id: unitId, userId: officerId } }) => {
        await database.transaction((tx) => removeOfficer(tx, actor.userId, { unitId, officerId }))
        return undefined
      },
    ),
  } satisfies Partial<RouteTable<typeof reservedShareOfficeContract>>
}
