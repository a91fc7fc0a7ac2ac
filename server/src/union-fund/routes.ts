import { roles } from '@yuxiang/shared/api/identity'
import type { unionContract } from '@yuxiang/shared/api/union'
import { listProducts } from '../catalog/index.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { joinUnion } from './join-union.ts'
import { listOwnAllowances, readOwnAllowance } from './read-allowances.ts'
import { listEntries } from './read-entries.ts'
import { listMemberships } from './read-memberships.ts'
import { withinOf } from './scope.ts'

/** An invite code has 10^12 possible values; nobody gets to try more than a few. */
const joinsPerUser: RouteLimit = { count: 20, seconds: 3_600, per: 'actor', shared: true }

/** What a union's members do; anybody signed in may be one. */
export function unionRoutes(platform: Platform): RouteTable<typeof unionContract> {
  return {
    'GET /api/union/memberships': only(roles, async ({ actor }) => ({
      items: await listMemberships(platform, actor.userId),
    })),
    'POST /api/union/memberships': only(
      roles,
      ({ actor, body, clientIp }) => joinUnion(platform, actor.userId, body, clientIp),
      joinsPerUser,
    ),
    'GET /api/union/allowances': only(roles, async ({ actor }) => ({
      items: await listOwnAllowances(platform, actor.userId),
    })),
    'GET /api/union/allowances/{id}': only(roles, ({ actor, params }) =>
      readOwnAllowance(platform, actor.userId, params.id),
    ),
    'GET /api/union/allowances/{id}/products': only(roles, async ({ actor, params, query }) => {
      const { scope } = await readOwnAllowance(platform, actor.userId, params.id)
      return listProducts(platform, { ...query, certified: 'true' }, withinOf(scope))
    }),
    'GET /api/union/entries': only(roles, ({ actor, query }) => listEntries(platform, actor.userId, query)),
  }
}
