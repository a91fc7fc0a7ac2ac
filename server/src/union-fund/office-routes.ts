import type { unionOfficeContract } from '@yuxiang/shared/api/union-office'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { addOfficer, listOfficers, removeOfficer } from './change-officers.ts'
import { openUnion } from './open-union.ts'
import { readUnion, unionsOf } from './read-unions.ts'
import { replaceInviteCode } from './replace-invite-code.ts'

/** The officer's workbench: the union and who acts for it. Every call is bound to the unions the officer acts for. */
export function unionOfficeRoutes(platform: Platform): RouteTable<typeof unionOfficeContract> {
  const { database } = platform
  const { db } = database
  const officer = ['union'] as const
  return {
    'GET /api/union-office/unions': only(officer, async ({ actor }) => ({
      items: await unionsOf(db, actor.userId),
    })),
    'POST /api/union-office/unions/{id}/invite-code': only(officer, async ({ actor, params }) => {
      await replaceInviteCode(platform, actor.userId, params.id)
      return readUnion(db, params.id)
    }),
    'GET /api/union-office/unions/{id}/officers': only(officer, async ({ actor, params }) => ({
      items: await listOfficers(platform, actor.userId, params.id),
    })),
    'POST /api/union-office/unions/{id}/officers': only(officer, async ({ actor, params, body }) => ({
      items: await addOfficer(platform, actor.userId, params.id, body.phone),
    })),
    'DELETE /api/union-office/unions/{id}/officers/{userId}': only(officer, async ({ actor, params }) => {
      await removeOfficer(platform, actor.userId, params.id, params.userId)
      return undefined
    }),
    'POST /api/operations/unions': only(['operator'], ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await readUnion(tx, await openUnion(tx, platform, actor.userId, body)),
      })),
    ),
  }
}
