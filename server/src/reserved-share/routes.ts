import type { budgetUnitContract } from '@yuxiang/shared/api/budget-unit'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { listChargeable } from './chargeable.ts'
import type { ChargedLines } from './charged.ts'
import { shareFileLink } from './files.ts'
import { listChargedOrders } from './list-orders.ts'
import { unitsOf } from './read-units.ts'
import { readYear } from './read-year.ts'
import { saveFiling } from './save-filing.ts'
import { requireOfficer } from './scope.ts'
import { submitFiling, withdrawFiling } from './submit-filing.ts'

const officer = ['budgetUnit'] as const
const files: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** The desk of a budget unit's officers. Every call is bound to the units somebody acts for. */
export function budgetUnitRoutes(
  platform: Platform,
  charged: ChargedLines,
): RouteTable<typeof budgetUnitContract> {
  const { database, clock } = platform
  const { db } = database
  const read = async (userId: string, { id: unitId, year }: { id: string; year: number }) => {
    await requireOfficer(db, userId, unitId)
    return readYear(db, charged, { unitId, year, forCity: false, now: clock() })
  }
  const filer = (userId: string, { id: unitId, year }: { id: string; year: number }) => ({
    userId,
    unitId,
    year,
  })
  return {
    'GET /api/budget-unit/units': only(officer, async ({ actor }) => ({
      items: await unitsOf(db, actor.userId),
    })),
    'GET /api/budget-unit/units/{id}/years/{year}': only(officer, ({ actor, params }) =>
      read(actor.userId, params),
    ),
    'PUT /api/budget-unit/units/{id}/years/{year}': only(officer, async ({ actor, params, body }) => {
      await database.transaction((tx) => saveFiling(tx, platform, filer(actor.userId, params), body))
      return read(actor.userId, params)
    }),
    'POST /api/budget-unit/units/{id}/years/{year}/submit': only(officer, async ({ actor, params, body }) => {
      await database.transaction((tx) =>
        submitFiling(tx, platform, filer(actor.userId, params), body.revision),
      )
      return read(actor.userId, params)
    }),
    'POST /api/budget-unit/units/{id}/years/{year}/withdraw': only(
      officer,
      async ({ actor, params, body }) => {
        await database.transaction((tx) => withdrawFiling(tx, filer(actor.userId, params), body.revision))
        return read(actor.userId, params)
      },
    ),
    'GET /api/budget-unit/units/{id}/years/{year}/orders': only(officer, async ({ actor, params, query }) => {
      await requireOfficer(db, actor.userId, params.id)
      return listChargedOrders(db, charged, { ...filer(actor.userId, params), ...query })
    }),
    'GET /api/budget-unit/units/{id}/years/{year}/file': only(
      officer,
      async ({ actor, params }) => {
        await requireOfficer(db, actor.userId, params.id)
        return { url: shareFileLink(platform, { list: 'year', unitId: params.id, year: params.year }) }
      },
      files,
    ),
    'GET /api/budget-unit/chargeable': only(officer, async ({ actor }) => ({
      items: await listChargeable(db, charged, actor.userId, clock()),
    })),
  }
}
