import type { liveDeskContract } from '@yuxiang/shared/api/live-desk'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Author, authorOf } from '../promotions/index.ts'
import { cancelSession, endSession, explain, startSession } from './move-session.ts'
import { reportAsStaff } from './platform-status.ts'
import { listRooms, listSessions, readCalendar, readRoom } from './read-desk.ts'
import { readPlan } from './read-plan.ts'
import { setReplay } from './set-replay.ts'
import { testLink } from './test-link.ts'
import { changeRoom, closeRoom, createRoom, openRoom } from './write-room.ts'
import { changeSession, createSession } from './write-session.ts'

const staff = ['operator', 'merchant'] as const
const linkTests: RouteLimit = { count: 20, seconds: 60, per: 'actor' }

/** Refuses with `streamer_not_found` who is not on the register for everybody to see; the register hands it in. */
export type RequireStreamer = (db: Db, streamerId: string) => Promise<unknown>

/** The operator plans everybody's sessions, merchants' staff in charge of goods their own. */
export function liveDeskRoutes(
  platform: Platform,
  requireStreamer: RequireStreamer,
): RouteTable<typeof liveDeskContract> {
  const { database, clock } = platform
  const { db } = database
  const authored = (actor: Actor) => authorOf(db, actor)
  /** One act in one transaction, then the session as it is. */
  const act = async (actor: Actor, id: string, work: (tx: Db, author: Author) => Promise<void>) => {
    const author = await authored(actor)
    await database.transaction((tx) => work(tx, author))
    return readPlan(platform, author, id)
  }
  const actOnRoom = async (actor: Actor, id: string, work: (tx: Db, author: Author) => Promise<void>) => {
    const author = await authored(actor)
    await database.transaction((tx) => work(tx, author))
    return readRoom(db, id)
  }
  return {
    'GET /api/workbench/live/rooms': only(staff, async ({ actor, query }) =>
      listRooms(db, await authored(actor), query),
    ),
    'POST /api/workbench/live/rooms': only(staff, async ({ actor, body, idempotency }) => {
      const author = await authored(actor)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await createRoom(tx, author, body, clock())
        return { answer: await readRoom(tx, id) }
      })
    }),
    'PUT /api/workbench/live/rooms/{id}': only(staff, ({ actor, params: { id }, body }) =>
      actOnRoom(actor, id, (tx, author) => changeRoom(tx, author, id, body)),
    ),
    'POST /api/workbench/live/rooms/{id}/close': only(staff, ({ actor, params: { id } }) =>
      actOnRoom(actor, id, (tx, author) => closeRoom(tx, author, id, clock())),
    ),
    'POST /api/workbench/live/rooms/{id}/open': only(staff, ({ actor, params: { id } }) =>
      actOnRoom(actor, id, (tx, author) => openRoom(tx, author, id)),
    ),
    'GET /api/workbench/live/sessions': only(staff, async ({ actor, query }) =>
      listSessions(database.db, await authored(actor), query, clock()),
    ),
    'GET /api/workbench/live/calendar': only(staff, async ({ actor, query }) =>
      readCalendar(db, await authored(actor), query.month, clock()),
    ),
    'POST /api/workbench/live/sessions': only(staff, async ({ actor, body, idempotency }) => {
      const author = await authored(actor)
      if (body.streamerId !== null) await requireStreamer(db, body.streamerId)
      const { id } = await idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: { id: await createSession(tx, platform, author, body) },
      }))
      // Only now: it reads through the pool, where others wait for the connection that the transaction held.
      return readPlan(platform, author, id)
    }),
    'GET /api/workbench/live/sessions/{id}': only(staff, async ({ actor, params }) =>
      readPlan(platform, await authored(actor), params.id),
    ),
    'PUT /api/workbench/live/sessions/{id}': only(staff, async ({ actor, params: { id }, body }) => {
      if (body.streamerId !== null) await requireStreamer(db, body.streamerId)
      return act(actor, id, (tx, author) =>
        changeSession(tx, platform, author, { sessionId: id, input: body }),
      )
    }),
    'POST /api/workbench/live/sessions/{id}/start': only(staff, ({ actor, params: { id } }) =>
      act(actor, id, (tx, author) => startSession(tx, author, id, clock())),
    ),
    'POST /api/workbench/live/sessions/{id}/end': only(staff, ({ actor, params: { id } }) =>
      act(actor, id, (tx, author) => endSession(tx, author, id, clock())),
    ),
    'POST /api/workbench/live/sessions/{id}/cancel': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => cancelSession(tx, author, { sessionId: id, now: clock(), ...body })),
    ),
    'PUT /api/workbench/live/sessions/{id}/explained': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => explain(tx, author, { sessionId: id, now: clock(), ...body })),
    ),
    'PUT /api/workbench/live/sessions/{id}/replay': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => setReplay(tx, platform, author, { sessionId: id, ...body })),
    ),
    'POST /api/workbench/live/sessions/{id}/platform-status': only(staff, ({ actor, params: { id }, body }) =>
      act(actor, id, (tx, author) => reportAsStaff(tx, author, { sessionId: id, now: clock(), ...body })),
    ),
    'POST /api/workbench/live/link-tests': only(
      staff,
      ({ body }) => testLink(platform, body.platform, body.link),
      linkTests,
    ),
  }
}
