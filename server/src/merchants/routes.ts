import { roles } from '@yuxiang/shared/api/identity'
import type { merchantsContract } from '@yuxiang/shared/api/merchants'
import type { Db } from '../platform/db/index.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { type ApplicationRow, applicationView, listOwnApplications } from './application-view.ts'
import { changeFreight, changeProfile, changeSettlement } from './change-shop.ts'
import { changeStaffRole, inviteStaff, listStaff, removeStaff } from './change-staff.ts'
import { keepDocument } from './documents.ts'
import type { ReturnAddressOf, Shelf } from './shelf.ts'
import { readOwnShop } from './shop-view.ts'
import { shopsOfStaff } from './shops-of-staff.ts'
import { submitApplication, takeBackApplication } from './submit-application.ts'
import { submitLicence } from './submit-licence.ts'
import { openApplication, saveApplication } from './write-application.ts'

const uploadLimit: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }
const writeLimit: RouteLimit = { count: 120, seconds: 600, per: 'actor' }
/** Phones can be tried out with it. */
const inviteLimit: RouteLimit = { count: 30, seconds: 3_600, per: 'actor', shared: true }
const staff = ['merchant'] as const

/** Entry of new merchants, and the desk of those who act for one. */
export function merchantRoutes(
  platform: Platform,
  shelf: Shelf,
  returnAddressOf: ReturnAddressOf,
): RouteTable<typeof merchantsContract> {
  return { ...entryRoutes(platform, shelf), ...shopRoutes(platform, shelf, returnAddressOf) }
}

function entryRoutes(platform: Platform, shelf: Shelf) {
  const { database, clock } = platform
  const shown = async (tx: Db, row: ApplicationRow) =>
    applicationView(platform, tx, row, await shelf.countiesOf(platform, tx))
  const act = (work: (tx: Db) => Promise<ApplicationRow>) =>
    database.transaction(async (tx) => shown(tx, await work(tx)))
  return {
    'GET /api/merchant-entry': only(roles, async ({ actor }) => ({
      items: await listOwnApplications(platform, actor.userId, await shelf.countiesOf(platform)),
    })),
    'POST /api/merchant-entry': only(roles, ({ actor, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await shown(tx, await openApplication(tx, actor.userId, clock())),
      })),
    ),
    'PUT /api/merchant-entry/{id}': only(
      roles,
      ({ actor, params, body }) =>
        act(async (tx) => {
          const counties = await shelf.countiesOf(platform, tx)
          return saveApplication(tx, platform, { userId: actor.userId, id: params.id, counties }, body)
        }),
      writeLimit,
    ),
    'POST /api/merchant-entry/{id}/submit': only(
      roles,
      ({ actor, params }) => act((tx) => submitApplication(tx, platform, actor.userId, params.id)),
      writeLimit,
    ),
    'POST /api/merchant-entry/{id}/withdraw': only(roles, ({ actor, params }) =>
      act((tx) =>
        takeBackApplication(tx, platform, { userId: actor.userId, id: params.id, event: 'withdraw' }),
      ),
    ),
    'POST /api/merchant-entry/{id}/discard': only(roles, ({ actor, params }) =>
      act((tx) =>
        takeBackApplication(tx, platform, { userId: actor.userId, id: params.id, event: 'discard' }),
      ),
    ),
    'POST /api/merchant-documents': only(
      roles,
      async ({ actor, upload }) => keepDocument(platform, actor.userId, (await upload()).bytes),
      uploadLimit,
    ),
  } satisfies Partial<RouteTable<typeof merchantsContract>>
}

function shopRoutes(platform: Platform, shelf: Shelf, returnAddressOf: ReturnAddressOf) {
  const { database } = platform
  const { db } = database
  type Act = { userId: string; merchantId: string }
  const actOf = (userId: string, merchantId: string): Act => ({ userId, merchantId })
  const change = (act: Act, work: (tx: Db) => Promise<void>) =>
    database.transaction(async (tx) => {
      await work(tx)
      return readOwnShop(platform, act, { returnAddressOf, db: tx })
    })
  return {
    'GET /api/merchant/shops': only(staff, async ({ actor }) => ({
      items: await shopsOfStaff(db, actor.userId),
    })),
    'GET /api/merchant/shops/{id}': only(staff, ({ actor, params }) =>
      readOwnShop(platform, actOf(actor.userId, params.id), { returnAddressOf }),
    ),
    'PUT /api/merchant/shops/{id}/profile': only(staff, ({ actor, params, body }) => {
      const act = actOf(actor.userId, params.id)
      return change(act, (tx) => changeProfile(tx, platform, shelf, act, body))
    }),
    'PUT /api/merchant/shops/{id}/freight': only(staff, ({ actor, params, body }) => {
      const act = actOf(actor.userId, params.id)
      return change(act, (tx) => changeFreight(tx, shelf, act, body))
    }),
    'PUT /api/merchant/shops/{id}/settlement': only(staff, ({ actor, params, body }) => {
      const act = actOf(actor.userId, params.id)
      return change(act, (tx) => changeSettlement(tx, platform, act, body))
    }),
    'POST /api/merchant/shops/{id}/licences': only(staff, ({ actor, params, body, idempotency }) => {
      const act = actOf(actor.userId, params.id)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        await submitLicence(tx, platform, act, body)
        return { answer: await readOwnShop(platform, act, { returnAddressOf, db: tx }) }
      })
    }),
    ...staffRoutes(platform),
  } satisfies Partial<RouteTable<typeof merchantsContract>>
}

function staffRoutes(platform: Platform) {
  const { database } = platform
  const actOf = (actorId: string, merchantId: string) => ({ actorId, merchantId })
  return {
    'GET /api/merchant/shops/{id}/staff': only(staff, async ({ actor, params }) => ({
      items: await listStaff(platform, actOf(actor.userId, params.id)),
    })),
    'POST /api/merchant/shops/{id}/staff': only(
      staff,
      async ({ actor, params, body }) => ({
        items: await database.transaction((tx) =>
          inviteStaff(tx, platform, actOf(actor.userId, params.id), body),
        ),
      }),
      inviteLimit,
    ),
    'PATCH /api/merchant/shops/{id}/staff/{userId}': only(
      staff,
      async ({ actor, params: { id, userId }, body }) => ({
        items: await database.transaction((tx) =>
          changeStaffRole(tx, platform, actOf(actor.userId, id), { userId, role: body.role }),
        ),
      }),
    ),
    'DELETE /api/merchant/shops/{id}/staff/{userId}': only(staff, async ({ actor, params }) => {
      await database.transaction((tx) => removeStaff(tx, actOf(actor.userId, params.id), params.userId))
      return undefined
    }),
  } satisfies Partial<RouteTable<typeof merchantsContract>>
}
