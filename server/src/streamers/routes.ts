import type { streamersContract } from '@yuxiang/shared/api/streamers'
import { open, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { keptRegister } from './caches.ts'
import { listBases } from './read-entries.ts'
import { listPublicStreamers, listReplays, readStreamerPage } from './read-public.ts'
import type { SoldBy } from './sold-by.ts'

/** Everyone may look; what is on air is half a minute old at most. `soldBy` tells what came of somebody's sessions. */
export function streamerRoutes(platform: Platform, soldBy?: SoldBy): RouteTable<typeof streamersContract> {
  const { db } = platform.database
  return {
    'GET /api/streamers': open(({ query }) =>
      keptRegister(platform, `streamers ${JSON.stringify(query)}`, () => listPublicStreamers(db, query)),
    ),
    'GET /api/streamers/{id}': open(({ params }) => {
      const id = params.id.toLowerCase()
      return keptRegister(platform, `streamer ${id}`, () => readStreamerPage(platform, id, soldBy))
    }),
    'GET /api/streamers/{id}/replays': open(({ params, query }) => {
      const id = params.id.toLowerCase()
      return keptRegister(platform, `replays ${id} ${JSON.stringify(query)}`, () =>
        listReplays(db, id, query),
      )
    }),
    'GET /api/live-bases': open(({ query }) =>
      keptRegister(platform, `bases ${JSON.stringify(query)}`, () => listBases(db, query)),
    ),
  }
}
