import type { merchantOfficeContract } from '@yuxiang/shared/api/merchant-office'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { applicationView } from './application-view.ts'
import { type Decision, decideApplication } from './decide-application.ts'
import { acceptLicence, returnLicence } from './decide-licence.ts'
import { fileLink } from './export-lists.ts'
import { listApplications, readApplication } from './list-applications.ts'
import { listLicences, readLicence } from './list-licences.ts'
import { listMerchants, readMerchantCase } from './list-merchants.ts'
import { countiesSeen } from './office-scope.ts'
import type { Shelf } from './shelf.ts'
import { liftSuspension, suspendMerchant } from './suspend-merchant.ts'

const offices = ['county', 'city', 'operator'] as const
const county = ['county'] as const
const supervisors = ['city', 'operator'] as const

/** Entry and supervision: the county decides, the city and the operator see all and suspend. */
export function merchantOfficeRoutes(
  platform: Platform,
  shelf: Shelf,
): RouteTable<typeof merchantOfficeContract> {
  const { database } = platform
  const { db } = database
  const scopeOf = async (actor: Actor) => ({
    counties: await countiesSeen(db, actor),
    names: await shelf.countiesOf(platform),
  })
  const decide = async (actor: Actor, id: string, decision: Decision) => {
    const counties = await shelf.countiesOf(platform)
    return database.transaction(async (tx) => {
      const row = await decideApplication(tx, platform, actor, { id, counties }, decision)
      return applicationView(platform, tx, row, counties)
    })
  }
  const supervise = (merchantId: string, work: (tx: Db) => Promise<void>) =>
    database.transaction(async (tx) => {
      await work(tx)
      return readMerchantCase(platform, tx, null, merchantId)
    })
  return {
    'GET /api/merchant-office/applications': only(offices, async ({ actor, query }) =>
      listApplications(platform, await scopeOf(actor), query),
    ),
    'GET /api/merchant-office/applications/{id}': only(offices, async ({ actor, params }) =>
      readApplication(platform, db, await scopeOf(actor), params.id),
    ),
    'POST /api/merchant-office/applications/{id}/approve': only(county, ({ actor, params, body }) =>
      decide(actor, params.id, { event: 'approve', ...body }),
    ),
    'POST /api/merchant-office/applications/{id}/return': only(county, ({ actor, params, body }) =>
      decide(actor, params.id, { event: 'return', ...body }),
    ),
    'POST /api/merchant-office/applications/{id}/refuse': only(county, ({ actor, params, body }) =>
      decide(actor, params.id, { event: 'refuse', ...body }),
    ),
    'GET /api/merchant-office/licences': only(offices, async ({ actor, query }) =>
      listLicences(platform, await countiesSeen(db, actor), query),
    ),
    'POST /api/merchant-office/licences/{id}/accept': only(county, ({ actor, params }) =>
      database.transaction(async (tx) => {
        await acceptLicence(tx, platform, shelf, { userId: actor.userId, licenceId: params.id })
        return readLicence(platform, tx, params.id)
      }),
    ),
    'POST /api/merchant-office/licences/{id}/return': only(county, ({ actor, params, body }) =>
      database.transaction(async (tx) => {
        await returnLicence(tx, platform, { userId: actor.userId, licenceId: params.id }, body.opinion)
        return readLicence(platform, tx, params.id)
      }),
    ),
    'GET /api/merchant-office/merchants': only(offices, async ({ actor, query }) =>
      listMerchants(platform, await countiesSeen(db, actor), query),
    ),
    'GET /api/merchant-office/merchants/{id}': only(offices, async ({ actor, params }) =>
      readMerchantCase(platform, db, await countiesSeen(db, actor), params.id),
    ),
    'POST /api/merchant-office/merchants/{id}/suspend': only(supervisors, ({ actor, params, body }) =>
      supervise(params.id, (tx) =>
        suspendMerchant(tx, platform, shelf, { userId: actor.userId, merchantId: params.id, ...body }),
      ),
    ),
    'POST /api/merchant-office/merchants/{id}/lift': only(supervisors, ({ actor, params, body }) =>
      supervise(params.id, (tx) =>
        liftSuspension(tx, platform, shelf, { userId: actor.userId, merchantId: params.id, ...body }),
      ),
    ),
    'GET /api/merchant-office/applications-file': only(offices, async ({ actor, query }) => {
      const { format, ...rest } = query
      const counties = await countiesSeen(db, actor)
      return fileLink(platform, { list: 'applications', query: rest, counties, format })
    }),
    'GET /api/merchant-office/merchants-file': only(offices, async ({ actor, query }) => {
      const { format, ...rest } = query
      const counties = await countiesSeen(db, actor)
      return fileLink(platform, { list: 'merchants', query: rest, counties, format })
    }),
  }
}
