import type { officesContract } from '@yuxiang/shared/api/offices'
import type { Db } from '../platform/db/index.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { appoint, dismiss, listOffices } from './appoint.ts'

const operator = ['operator'] as const
/** Phones can be tried out with it. */
const appointLimit = { count: 60, seconds: 3_600, per: 'actor', shared: true } as const

/**
 * The operator appoints and dismisses who works at the offices; `changed` hears of it in the act's transaction,
 * `merchantsOf` says for which merchants somebody works.
 */
export function officeRoutes(
  platform: Platform,
  changed: (tx: Db) => Promise<void>,
  merchantsOf: (tx: Db, userId: string) => Promise<string[]>,
): RouteTable<typeof officesContract> {
  const { database } = platform
  return {
    'GET /api/operations/offices': only(operator, async ({ actor }) => ({
      items: await listOffices(platform, actor.userId),
    })),
    'POST /api/operations/offices': only(
      operator,
      async ({ actor, body }) => ({
        items: await database.transaction(async (tx) => {
          await changed(tx)
          return appoint(tx, platform, actor.userId, body, merchantsOf)
        }),
      }),
      appointLimit,
    ),
    'DELETE /api/operations/offices/{office}/{userId}': only(operator, async ({ actor, params }) => {
      await database.transaction(async (tx) => {
        await changed(tx)
        await dismiss(tx, actor.userId, params)
      })
      return undefined
    }),
  }
}
