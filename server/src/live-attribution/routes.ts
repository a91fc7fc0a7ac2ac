import type { liveReachContract } from '@yuxiang/shared/api/live-reach'
import { ownMerchant } from '../merchants/index.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { noteClick, noteExposures } from './note-click.ts'
import { type RemindersOf, readResult } from './read-result.ts'
import { readLiveSums } from './read-sums.ts'
import type { SoldLines } from './sold.ts'
import { sumsFileLink } from './sums-file.ts'

const clicks: RouteLimit = { count: 60, seconds: 60, per: 'ip' }
const exposures: RouteLimit = { count: 120, seconds: 60, per: 'ip' }
const files: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** Views of live sessions, and what they sold. What orders and reminders know is handed in. */
export function liveAttributionRoutes(
  platform: Platform,
  known: { sold: SoldLines; remindersOf: RemindersOf },
): RouteTable<typeof liveReachContract> {
  const { db } = platform.database
  const { sold } = known
  const shopOf = async (userId: string, named: string | undefined) =>
    (await ownMerchant(db, userId, named)).id
  return {
    'POST /api/live/sessions/{id}/clicks': open(
      ({ params, body }) => noteClick(platform, params.id, body.place),
      clicks,
    ),
    'POST /api/live/exposures': open(({ body }) => {
      noteExposures(platform, body.views)
      return undefined
    }, exposures),
    'GET /api/operations/live-sums': only(['operator'], ({ query }) => readLiveSums(platform, sold, query)),
    'POST /api/operations/live-sums/files': only(
      ['operator'],
      ({ body }) => ({ downloadUrl: sumsFileLink(platform, body) }),
      files,
    ),
    'GET /api/operations/live-sessions/{id}/result': only(['operator'], ({ params }) =>
      readResult(platform, known, params.id),
    ),
    'GET /api/merchant/live-sums': only(['merchant'], async ({ actor, query: { merchant, ...query } }) =>
      readLiveSums(platform, sold, { ...query, merchantId: await shopOf(actor.userId, merchant) }),
    ),
    'POST /api/merchant/live-sums/files': only(
      ['merchant'],
      async ({ actor, body: { merchant, ...query } }) => ({
        downloadUrl: sumsFileLink(platform, {
          ...query,
          merchantId: await shopOf(actor.userId, merchant),
        }),
      }),
      files,
    ),
    'GET /api/merchant/live-sessions/{id}/result': only(['merchant'], async ({ actor, params, query }) =>
      readResult(platform, known, params.id, await shopOf(actor.userId, query.merchant)),
    ),
  }
}
