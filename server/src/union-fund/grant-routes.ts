import type { unionGrantsContract } from '@yuxiang/shared/api/union-grants'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import type { ReceivedReader } from './got-this-year.ts'
import { issueGrant } from './issue-grant.ts'
import { requireOfficer } from './officers.ts'
import { previewGrant } from './preview-grant.ts'
import { listAllowances } from './read-allowance-rows.ts'
import { listGrants, readGrant, readGrantOf, requireGrantOf } from './read-grants.ts'
import { readProgress } from './read-progress.ts'
import { measureScope } from './scope.ts'
import type { SpendingReader } from './spending-reader.ts'
import { tellGranted } from './tell-members.ts'
import { withdrawGrant } from './withdraw-grant.ts'

/** What members are granted. */
export function grantRoutes(
  platform: Platform,
  readSpendings: SpendingReader,
  received: ReceivedReader,
): RouteTable<typeof unionGrantsContract> {
  const { database, clock } = platform
  const { db } = database
  const officer = ['union'] as const
  return {
    'POST /api/union-office/unions/{id}/grants/preview': only(officer, ({ actor, params, body }) =>
      previewGrant(platform, actor.userId, params.id, body, received),
    ),
    'POST /api/union-office/unions/{id}/grants': only(
      officer,
      async ({ actor, params, body, idempotency }) => {
        const scope = await measureScope(platform, body.scope)
        return idempotently(database, actor.userId, idempotency, async (tx) => {
          const grantId = await issueGrant(tx, actor.userId, params.id, body, scope, received, clock())
          await tellGranted(tx, platform, grantId)
          return { answer: await readGrant(platform, tx, readSpendings, grantId) }
        })
      },
    ),
    'GET /api/union-office/unions/{id}/grants': only(officer, async ({ actor, params, query }) => {
      await requireOfficer(db, actor.userId, params.id)
      return listGrants(platform, readSpendings, params.id, query)
    }),
    'GET /api/union-office/grants/{id}': only(officer, async ({ actor, params }) => ({
      grant: await readGrantOf(platform, readSpendings, actor.userId, params.id),
      progress: await readProgress(platform, readSpendings, [params.id]),
    })),
    'GET /api/union-office/grants/{id}/allowances': only(officer, async ({ actor, params, query }) => {
      await requireGrantOf(db, actor.userId, params.id)
      return listAllowances(platform, readSpendings, params.id, query)
    }),
    'POST /api/union-office/grants/{id}/withdraw': only(officer, async ({ actor, params }) => {
      await withdrawGrant(platform, actor.userId, params.id)
      return readGrantOf(platform, readSpendings, actor.userId, params.id)
    }),
  }
}
