import type { streamerOfficeContract } from '@yuxiang/shared/api/streamer-office'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { countyNamed } from './county-named.ts'
import { entryRoutes } from './entry-routes.ts'
import { fileLink } from './files.ts'
import { requireOwnStreamer, requireStreamer } from './find-streamer.ts'
import { confirmRoster, previewRoster } from './import-roster.ts'
import { moveStreamer, type StreamerMove } from './move-streamer.ts'
import { readProgress } from './progress.ts'
import { changeProposal, proposeStreamer } from './propose-streamer.ts'
import { listOwnStreamers, listStreamers, viewStreamer } from './read-streamers.ts'
import { readScope, type Scope, writeScope } from './scope.ts'
import { setTargets } from './set-targets.ts'
import { changeStreamer, registerStreamer } from './write-streamer.ts'
import { yearOf } from './year.ts'

const readers = ['operator', 'county', 'city'] as const
const writers = ['operator', 'county'] as const
const setters = ['operator', 'city'] as const
const staff = ['merchant'] as const
const uploads: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** The register at the desks of counties, city and operator, and what merchants propose. */
export function streamerOfficeRoutes(platform: Platform): RouteTable<typeof streamerOfficeContract> {
  return {
    ...rosterRoutes(platform),
    ...importRoutes(platform),
    ...entryRoutes(platform),
    ...progressRoutes(platform),
    ...merchantRoutes(platform),
  }
}

function rosterRoutes(platform: Platform) {
  const { database } = platform
  const { db } = database
  const view = async (on: Db, scope: Scope, id: string) =>
    viewStreamer(platform, on, await requireStreamer(on, scope, id))
  const move = async (actor: Actor, streamerId: string, wanted: StreamerMove) => {
    const scope = await writeScope(db, actor)
    await database.transaction((tx) => moveStreamer(tx, platform, scope, { streamerId, move: wanted }))
    return view(db, scope, streamerId)
  }
  return {
    'GET /api/streamer-desk/streamers': only(readers, async ({ actor, query }) =>
      listStreamers(platform, await readScope(db, actor), query),
    ),
    'GET /api/streamer-desk/streamers-file': only(readers, async ({ actor, query: { format, ...query } }) => {
      const { counties } = await readScope(db, actor)
      return fileLink(platform, { list: 'roster', query, format, counties: counties && [...counties] })
    }),
    'POST /api/streamer-desk/streamers': only(writers, async ({ actor, body, idempotency }) => {
      const scope = await writeScope(db, actor)
      const county = await countyNamed(platform, scope, body.countyCode)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await registerStreamer(tx, platform, scope, body, county)
        return { answer: await view(tx, scope, id) }
      })
    }),
    'GET /api/streamer-desk/streamers/{id}': only(readers, async ({ actor, params }) =>
      view(db, await readScope(db, actor), params.id),
    ),
    'PUT /api/streamer-desk/streamers/{id}': only(writers, async ({ actor, params, body }) => {
      const scope = await writeScope(db, actor)
      const county = await countyNamed(platform, scope, body.countyCode)
      const streamerId = params.id
      await database.transaction((tx) =>
        changeStreamer(tx, platform, scope, { streamerId, input: body, county }),
      )
      return view(db, scope, streamerId)
    }),
    'POST /api/streamer-desk/streamers/{id}/decide': only(writers, ({ actor, params, body }) =>
      move(
        actor,
        params.id,
        body.decision === 'register' ? { event: 'register' } : { event: 'refuse', reason: body.reason },
      ),
    ),
    'POST /api/streamer-desk/streamers/{id}/strike-off': only(writers, ({ actor, params, body }) =>
      move(actor, params.id, { event: 'strikeOff', reason: body.reason }),
    ),
    'POST /api/streamer-desk/streamers/{id}/restore': only(writers, ({ actor, params, body }) =>
      move(actor, params.id, { event: 'restore', reason: body.reason }),
    ),
  } satisfies Partial<RouteTable<typeof streamerOfficeContract>>
}

function importRoutes(platform: Platform) {
  const { db } = platform.database
  return {
    'POST /api/streamer-desk/imports': only(
      writers,
      async ({ actor, upload }) => previewRoster(platform, await writeScope(db, actor), await upload()),
      uploads,
    ),
    'POST /api/streamer-desk/imports/{id}/confirm': only(writers, async ({ actor, params }) =>
      confirmRoster(platform, await writeScope(db, actor), params.id),
    ),
  } satisfies Partial<RouteTable<typeof streamerOfficeContract>>
}

function progressRoutes(platform: Platform) {
  const { database, clock } = platform
  const { db } = database
  return {
    'GET /api/streamer-desk/progress': only(readers, async ({ actor, query }) =>
      readProgress(platform, await readScope(db, actor), query.year),
    ),
    'GET /api/streamer-desk/progress-file': only(readers, async ({ actor, query }) => {
      const { counties } = await readScope(db, actor)
      const year = query.year ?? yearOf(clock())
      return fileLink(platform, {
        list: 'progress',
        year,
        format: 'xlsx',
        counties: counties && [...counties],
      })
    }),
    'PUT /api/streamer-desk/targets': only(setters, async ({ actor, body }) => {
      if (body.countyCode !== null) await countyNamed(platform, { counties: null }, body.countyCode)
      await database.transaction((tx) => setTargets(tx, actor.userId, body, clock()))
      return readProgress(platform, { counties: null }, body.year)
    }),
  } satisfies Partial<RouteTable<typeof streamerOfficeContract>>
}

function merchantRoutes(platform: Platform) {
  const { database } = platform
  const { db } = database
  const view = async (on: Db, userId: string, id: string) =>
    viewStreamer(platform, on, await requireOwnStreamer(on, userId, id))
  return {
    'GET /api/merchant/streamers': only(staff, ({ actor, query }) =>
      listOwnStreamers(platform, actor.userId, query),
    ),
    'POST /api/merchant/streamers': only(staff, ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await proposeStreamer(tx, platform, actor.userId, body)
        return { answer: await view(tx, actor.userId, id) }
      }),
    ),
    'GET /api/merchant/streamers/{id}': only(staff, ({ actor, params }) => view(db, actor.userId, params.id)),
    'PUT /api/merchant/streamers/{id}': only(staff, async ({ actor, params, body }) => {
      await database.transaction((tx) =>
        changeProposal(tx, platform, actor.userId, { streamerId: params.id, proposal: body }),
      )
      return view(db, actor.userId, params.id)
    }),
  } satisfies Partial<RouteTable<typeof streamerOfficeContract>>
}
