import type { flashOfficeContract } from '@yuxiang/shared/api/flash-office'
import type { Db } from '../platform/db/index.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { changeDraft, draftSession, publishSession } from './plan-session.ts'
import { listSessions, readLive, readSession } from './read-office.ts'
import { cancelSession, discardSession, pauseItem, pauseSession, resumeSession } from './stop-session.ts'

const staff = ['operator'] as const

/** The operator plans flash sales, watches them and stops them. */
export function flashOfficeRoutes(platform: Platform): RouteTable<typeof flashOfficeContract> {
  const { database, clock } = platform
  /** One act in one transaction, then the session as it is. */
  const act = async (id: string, work: (tx: Db) => Promise<unknown>) => {
    await database.transaction(work)
    return readSession(database.db, id, clock())
  }
  const actOnItem = async (work: (tx: Db) => Promise<string>) =>
    readSession(database.db, await database.transaction(work), clock())
  return {
    'GET /api/workbench/flash-sales': only(staff, ({ query }) => listSessions(platform, query)),
    'POST /api/workbench/flash-sales': only(staff, ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await draftSession(tx, actor.userId, body, clock())
        return { answer: await readSession(tx, id, clock()) }
      }),
    ),
    'GET /api/workbench/flash-sales/{id}': only(staff, ({ params }) =>
      readSession(database.db, params.id, clock()),
    ),
    'PUT /api/workbench/flash-sales/{id}': only(staff, ({ actor, params: { id }, body }) =>
      act(id, (tx) => changeDraft(tx, actor.userId, id, body, clock())),
    ),
    'POST /api/workbench/flash-sales/{id}/publish': only(staff, ({ actor, params: { id } }) =>
      act(id, (tx) => publishSession(tx, actor.userId, id, clock())),
    ),
    'POST /api/workbench/flash-sales/{id}/pause': only(staff, ({ actor, params: { id }, body }) =>
      act(id, (tx) => pauseSession(tx, actor.userId, id, body.reason)),
    ),
    'POST /api/workbench/flash-sales/{id}/resume': only(staff, ({ actor, params: { id } }) =>
      act(id, (tx) => resumeSession(tx, actor.userId, id)),
    ),
    'POST /api/workbench/flash-sales/{id}/cancel': only(staff, ({ actor, params: { id }, body }) =>
      act(id, (tx) => cancelSession(tx, actor.userId, id, body.reason)),
    ),
    'POST /api/workbench/flash-sales/{id}/discard': only(staff, ({ actor, params: { id } }) =>
      act(id, (tx) => discardSession(tx, actor.userId, id)),
    ),
    'GET /api/workbench/flash-sales/{id}/live': only(staff, ({ params }) => readLive(platform, params.id)),
    'POST /api/workbench/flash-sales/items/{id}/pause': only(staff, ({ actor, params: { id }, body }) =>
      actOnItem((tx) => pauseItem(tx, actor.userId, id, { paused: true, reason: body.reason })),
    ),
    'POST /api/workbench/flash-sales/items/{id}/resume': only(staff, ({ actor, params: { id } }) =>
      actOnItem((tx) => pauseItem(tx, actor.userId, id, { paused: false })),
    ),
  }
}
