import type { streamerOfficeContract } from '@yuxiang/shared/api/streamer-office'
import type { EntryView } from '@yuxiang/shared/api/streamer-views'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { countyNamed } from './county-named.ts'
import { entryViews, listEntries } from './read-entries.ts'
import { listTrainings, viewTraining } from './read-trainings.ts'
import { readScope, type Scope, writeScope } from './scope.ts'
import { changeEntry, moveEntry, registerEntry, requireEntry } from './write-entry.ts'
import { changeTraining, recordTraining, requireTraining, withdrawTraining } from './write-training.ts'

const readers = ['operator', 'county', 'city'] as const
const writers = ['operator', 'county'] as const

/** Bases, teams, brands, and trainings. */
export const entryRoutes = (platform: Platform) => ({ ...ofEntries(platform), ...ofTrainings(platform) })

function ofEntries(platform: Platform) {
  const { database, clock } = platform
  const { db } = database
  const view = async (on: Db, scope: Scope, id: string): Promise<EntryView> => {
    const [entry] = await entryViews(on, [await requireEntry(on, scope, id)])
    if (!entry) throw new Error('a row without a view')
    return entry
  }
  const move = async (actor: Actor, id: string, to: EntryView['state'], reason: string) => {
    const scope = await writeScope(db, actor)
    await database.transaction((tx) => moveEntry(tx, scope, id, { to, reason, now: clock() }))
    return view(db, scope, id)
  }
  return {
    'GET /api/streamer-desk/entries': only(readers, async ({ actor, query }) =>
      listEntries(db, await readScope(db, actor), query),
    ),
    'POST /api/streamer-desk/entries': only(writers, async ({ actor, body, idempotency }) => {
      const scope = await writeScope(db, actor)
      const county = await countyNamed(platform, scope, body.countyCode)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await registerEntry(tx, scope, body, { county, now: clock() })
        return { answer: await view(tx, scope, id) }
      })
    }),
    'GET /api/streamer-desk/entries/{id}': only(readers, async ({ actor, params }) =>
      view(db, await readScope(db, actor), params.id),
    ),
    'PUT /api/streamer-desk/entries/{id}': only(writers, async ({ actor, params, body }) => {
      const scope = await writeScope(db, actor)
      const county = await countyNamed(platform, scope, body.countyCode)
      await database.transaction((tx) => changeEntry(tx, scope, params.id, { input: body, county }))
      return view(db, scope, params.id)
    }),
    'POST /api/streamer-desk/entries/{id}/strike-off': only(writers, ({ actor, params, body }) =>
      move(actor, params.id, 'struckOff', body.reason),
    ),
    'POST /api/streamer-desk/entries/{id}/restore': only(writers, ({ actor, params, body }) =>
      move(actor, params.id, 'registered', body.reason),
    ),
  } satisfies Partial<RouteTable<typeof streamerOfficeContract>>
}

function ofTrainings(platform: Platform) {
  const { database, clock } = platform
  const { db } = database
  const view = async (on: Db, scope: Scope, id: string) =>
    viewTraining(on, await requireTraining(on, scope, id))
  return {
    'GET /api/streamer-desk/trainings': only(readers, async ({ actor, query }) =>
      listTrainings(db, await readScope(db, actor), query),
    ),
    'POST /api/streamer-desk/trainings': only(writers, async ({ actor, body, idempotency }) => {
      const scope = await writeScope(db, actor)
      const county = await countyNamed(platform, scope, body.countyCode)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await recordTraining(tx, scope, body, { county, now: clock() })
        return { answer: await view(tx, scope, id) }
      })
    }),
    'GET /api/streamer-desk/trainings/{id}': only(readers, async ({ actor, params }) =>
      view(db, await readScope(db, actor), params.id),
    ),
    'PUT /api/streamer-desk/trainings/{id}': only(writers, async ({ actor, params, body }) => {
      const scope = await writeScope(db, actor)
      const county = await countyNamed(platform, scope, body.countyCode)
      await database.transaction((tx) => changeTraining(tx, scope, params.id, { input: body, county }))
      return view(db, scope, params.id)
    }),
    'POST /api/streamer-desk/trainings/{id}/withdraw': only(writers, async ({ actor, params, body }) => {
      const scope = await writeScope(db, actor)
      await database.transaction((tx) => withdrawTraining(tx, scope, params.id, body.reason))
      return view(db, scope, params.id)
    }),
  } satisfies Partial<RouteTable<typeof streamerOfficeContract>>
}
