import type { unionRosterContract } from '@yuxiang/shared/api/union-roster'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { addMember, changeMember } from './change-members.ts'
import { confirmRoster } from './confirm-roster.ts'
import type { ReceivedReader } from './got-this-year.ts'
import { decideJoinRequest, listJoinRequests } from './join-requests.ts'
import { requireOfficer } from './officers.ts'
import { previewRoster } from './preview-roster.ts'
import { listGroups, listMembers } from './read-members.ts'
import { uploadsPerOfficer } from './upload-limit.ts'

/** Who belongs to the union. */
export function rosterRoutes(
  platform: Platform,
  received: ReceivedReader,
): RouteTable<typeof unionRosterContract> {
  const { db } = platform.database
  const officer = ['union'] as const
  return {
    'GET /api/union-office/unions/{id}/members': only(officer, async ({ actor, params, query }) => {
      await requireOfficer(db, actor.userId, params.id)
      return listMembers(platform, params.id, query, received)
    }),
    'GET /api/union-office/unions/{id}/groups': only(officer, async ({ actor, params }) => {
      await requireOfficer(db, actor.userId, params.id)
      return { items: await listGroups(db, params.id) }
    }),
    'POST /api/union-office/unions/{id}/members': only(officer, ({ actor, params, body }) =>
      addMember(platform, actor.userId, params.id, body, received),
    ),
    'PATCH /api/union-office/unions/{id}/members/{memberId}': only(officer, ({ actor, params, body }) =>
      changeMember(platform, actor.userId, params.id, params.memberId, body, received),
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
      uploadsPerOfficer,
    ),
    'POST /api/union-office/roster-imports/{id}/confirm': only(officer, ({ actor, params }) =>
      confirmRoster(platform, actor.userId, params.id),
    ),
  }
}
