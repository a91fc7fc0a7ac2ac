import type { liveContract } from '@yuxiang/shared/api/live'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { keptLive } from './caches.ts'
import { reportAsViewer } from './platform-status.ts'
import { listShelf, readHomeStrip, type SupportOf } from './read-cards.ts'
import { readProductLive, readSession } from './read-session.ts'

const reports: RouteLimit = { count: 20, seconds: 600, per: 'actor' }

/** Live sessions as everybody sees them; `supportOf` says by how many points each stands on the home page. */
export function liveRoutes(platform: Platform, supportOf: SupportOf): RouteTable<typeof liveContract> {
  return {
    'GET /api/live/sessions': open(({ query }) =>
      keptLive(platform, { name: `list ${JSON.stringify(query)}`, seconds: 15 }, () =>
        listShelf(platform, query),
      ),
    ),
    'GET /api/live/home': open(() =>
      keptLive(platform, { name: 'home', seconds: 15 }, () => readHomeStrip(platform, supportOf)),
    ),
    'GET /api/live/sessions/{id}': open(({ params: { id } }) =>
      keptLive(platform, { name: `session ${id}`, seconds: 5 }, () => readSession(platform, id)),
    ),
    'GET /api/live/products/{id}': open(({ params: { id } }) =>
      keptLive(platform, { name: `product ${id}`, seconds: 15 }, () => readProductLive(platform, id)),
    ),
    'POST /api/live/sessions/{id}/platform-status': only(
      ['shopper'],
      async ({ actor, params, body }) => {
        await reportAsViewer(platform, actor.userId, { sessionId: params.id, status: body.status })
        return undefined
      },
      reports,
    ),
  }
}
