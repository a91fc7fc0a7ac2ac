import type { unionOfficeContract } from '@yuxiang/shared/api/union-office'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { addMember, changeMember } from './change-members.ts'
import { addOfficer, listOfficers, removeOfficer } from './change-officers.ts'
import { closeBudget } from './close-budget.ts'
import { confirmRoster } from './confirm-roster.ts'
import { issueGrant } from './issue-grant.ts'
import { decideJoinRequest, listJoinRequests } from './join-requests.ts'
import { requireOfficer } from './officers.ts'
import { openBudget } from './open-budget.ts'
import { openUnion } from './open-union.ts'
import { previewGrant } from './preview-grant.ts'
import { previewRoster } from './preview-roster.ts'
import { listAllowances } from './read-allowance-rows.ts'
import { listBudgets, readBudget } from './read-budgets.ts'
import { listGrants, readGrant, readGrantOf, requireGrantOf } from './read-grants.ts'
import { listGroups, listMembers } from './read-members.ts'
import { readBudgetProgress, readProgress } from './read-progress.ts'
import { readUnion, unionsOf } from './read-unions.ts'
import { replaceInviteCode } from './replace-invite-code.ts'
import { measureScope } from './scope.ts'
import { keepSourceFile } from './source-file.ts'
import type { SpendingReader } from './spending-reader.ts'
import { tellGranted } from './tell-members.ts'
import { withdrawGrant } from './withdraw-grant.ts'

const importsPerOfficer: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** The officer's workbench. Every call is bound to the unions the officer acts for. */
export function unionOfficeRoutes(
  platform: Platform,
  readSpendings: SpendingReader,
): RouteTable<typeof unionOfficeContract> {
  const { database, clock } = platform
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
    'GET /api/union-office/unions/{id}/budgets': only(officer, async ({ actor, params }) => {
      await requireOfficer(db, actor.userId, params.id)
      return { items: await listBudgets(platform, db, params.id) }
    }),
    'POST /api/union-office/unions/{id}/budgets': only(officer, ({ actor, params, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await readBudget(platform, tx, await openBudget(tx, actor.userId, params.id, body, clock())),
      })),
    ),
    'POST /api/union-office/budget-sources/{id}/file': only(
      officer,
      ({ actor, params, upload }) => keepSourceFile(platform, actor.userId, params.id, upload),
      importsPerOfficer,
    ),
    'POST /api/union-office/budgets/{id}/close': only(officer, async ({ actor, params }) => {
      await closeBudget(platform, actor.userId, params.id)
      return readBudget(platform, db, params.id)
    }),
    'GET /api/union-office/budgets/{id}/progress': only(officer, ({ actor, params }) =>
      readBudgetProgress(platform, readSpendings, actor.userId, params.id),
    ),
    'GET /api/union-office/unions/{id}/members': only(officer, async ({ actor, params, query }) => {
      await requireOfficer(db, actor.userId, params.id)
      return listMembers(platform, params.id, query)
    }),
    'GET /api/union-office/unions/{id}/groups': only(officer, async ({ actor, params }) => {
      await requireOfficer(db, actor.userId, params.id)
      return { items: await listGroups(db, params.id) }
    }),
    'POST /api/union-office/unions/{id}/members': only(officer, ({ actor, params, body }) =>
      addMember(platform, actor.userId, params.id, body),
    ),
    'PATCH /api/union-office/unions/{id}/members/{memberId}': only(officer, ({ actor, params, body }) =>
      changeMember(platform, actor.userId, params.id, params.memberId, body),
    ),
    'GET /api/union-office/unions/{id}/join-requests': only(officer, async ({ actor, params }) => {
      await requireOfficer(db, actor.userId, params.id)
      return { items: await listJoinRequests(platform, params.id) }
    }),
    'POST /api/union-office/join-requests/{id}/decide': only(officer, async ({ actor, params, body }) => {
      await decideJoinRequest(platform, actor.userId, params.id, body)
      return undefined
    }),
    'POST /api/union-office/unions/{id}/roster-imports': only(
      officer,
      ({ actor, params, upload }) => previewRoster(platform, actor.userId, params.id, upload),
      importsPerOfficer,
    ),
    'POST /api/union-office/roster-imports/{id}/confirm': only(officer, ({ actor, params }) =>
      confirmRoster(platform, actor.userId, params.id),
    ),
    'POST /api/union-office/unions/{id}/grants/preview': only(officer, ({ actor, params, body }) =>
      previewGrant(platform, actor.userId, params.id, body),
    ),
    'POST /api/union-office/unions/{id}/grants': only(
      officer,
      async ({ actor, params, body, idempotency }) => {
        const scope = await measureScope(platform, body.scope)
        return idempotently(database, actor.userId, idempotency, async (tx) => {
          const grantId = await issueGrant(tx, actor.userId, params.id, body, scope, clock())
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
    'POST /api/operations/unions': only(['operator'], ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await readUnion(tx, await openUnion(tx, platform, actor.userId, body)),
      })),
    ),
  }
}
