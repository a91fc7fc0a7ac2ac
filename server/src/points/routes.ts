import type { pointsContract } from '@yuxiang/shared/api/points'
import { policy } from '@yuxiang/shared/policy'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { checkIn } from './check-in.ts'
import { type OrderNumbers, readPoints } from './read-points.ts'
import { shareCodeOf } from './share.ts'

export function pointsRoutes(
  platform: Platform,
  orderNumbersOf: OrderNumbers,
): RouteTable<typeof pointsContract> {
  return {
    'GET /api/points': only(['shopper'], ({ query, actor }) =>
      readPoints(platform, orderNumbersOf, actor.userId, query),
    ),
    'POST /api/points/check-ins': only(['shopper'], ({ actor }) => checkIn(platform, actor.userId)),
    'GET /api/points/share-code': only(['shopper'], async ({ actor }) => ({
      code: await shareCodeOf(platform, actor.userId),
      pointsPerSale: policy.pointsPerSharedSale.value,
    })),
  }
}
