import type { brandsContract } from '@yuxiang/shared/api/brands'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { keptBrands } from './caches.ts'
import { decideMark, type MarkMove } from './decide-mark.ts'
import { enterMark } from './enter-mark.ts'
import { endGrant, grantBrand } from './grants.ts'
import { keepMarkFile } from './keep-mark-file.ts'
import { listBrands, listManaged, readBrandPage, readManaged } from './read-brands.ts'
import { listCountyMarks, listOwnMarks, readMark, shownOf } from './read-marks.ts'
import { brandScope } from './scope.ts'
import type { Shelf } from './shelf.ts'
import { changeBrand, createBrand } from './write-brand.ts'

const managers = ['operator', 'county'] as const
const county = ['county'] as const
const merchant = ['merchant'] as const
const uploads: RouteLimit = { count: 120, seconds: 3_600, per: 'actor' }

/** Everyone sees brands and marks; the operator and the counties keep them; merchants enter their marks. */
export function brandRoutes(platform: Platform, shelf: Shelf): RouteTable<typeof brandsContract> {
  const { database, clock } = platform
  const { db } = database
  const today = () => dayInShanghai(clock())
  const decide = async (actor: Actor, id: string, move: MarkMove) => {
    const scope = await brandScope(db, actor)
    await database.transaction((tx) => decideMark(tx, scope, id, move, { platform, shelf, now: clock() }))
    return readMark(platform, db, id)
  }
  const managed = async (on: Db, scope: Awaited<ReturnType<typeof brandScope>>, id: string) =>
    readManaged(on, scope, id, { shelf, today: today() })
  return {
    // A grant ends with its day: what is kept is of one day.
    'GET /api/brands': open(() =>
      keptBrands(platform, today(), async () => ({ items: await listBrands(db, today()) })),
    ),
    'GET /api/brands/{id}': open(({ params }) => {
      const id = params.id.toLowerCase()
      return keptBrands(platform, `${id} ${today()}`, () => readBrandPage(db, id, today()))
    }),
    'GET /api/products/{id}/marks': open(({ params }) => shownOf(db, params.id, today())),
    'GET /api/brand-desk/brands': only(managers, async ({ actor }) => ({
      items: await listManaged(db, await brandScope(db, actor), today()),
    })),
    'GET /api/brand-desk/brands/{id}': only(managers, async ({ actor, params }) =>
      managed(db, await brandScope(db, actor), params.id.toLowerCase()),
    ),
    'POST /api/brand-desk/brands': only(managers, async ({ actor, body, idempotency }) => {
      const [scope, counties] = [await brandScope(db, actor), await shelf.countiesOf(platform)]
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await createBrand(tx, scope, body, { counties, now: clock() })
        return { answer: await managed(tx, scope, id) }
      })
    }),
    'PUT /api/brand-desk/brands/{id}': only(managers, async ({ actor, params: { id }, body }) => {
      const scope = await brandScope(db, actor)
      await database.transaction((tx) => changeBrand(tx, scope, id, body, shelf))
      return managed(db, scope, id.toLowerCase())
    }),
    'POST /api/brand-desk/brands/{id}/grants': only(
      managers,
      async ({ actor, params, body, idempotency }) => {
        const scope = await brandScope(db, actor)
        const id = params.id.toLowerCase()
        return idempotently(database, actor.userId, idempotency, async (tx) => {
          await grantBrand(tx, scope, id, body, { shelf, now: clock() })
          return { answer: await managed(tx, scope, id) }
        })
      },
    ),
    'POST /api/brand-desk/grants/{id}/end': only(managers, async ({ actor, params, body }) => {
      const scope = await brandScope(db, actor)
      const brandId = await database.transaction((tx) =>
        endGrant(tx, scope, params.id, body.reason, { shelf, now: clock() }),
      )
      return managed(db, scope, brandId)
    }),
    'POST /api/merchant/mark-files/file': only(
      merchant,
      ({ actor, upload }) => keepMarkFile(platform, actor.userId, upload),
      uploads,
    ),
    'GET /api/merchant/marks': only(merchant, ({ actor, query }) =>
      listOwnMarks(platform, db, actor.userId, query),
    ),
    'POST /api/merchant/marks': only(merchant, ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await enterMark(tx, actor.userId, body, { shelf, now: clock() })
        return { answer: await readMark(platform, tx, id) }
      }),
    ),
    'GET /api/county/marks': only(county, async ({ actor, query }) =>
      listCountyMarks(platform, db, await brandScope(db, actor), query),
    ),
    'POST /api/county/marks/{id}/decide': only(county, ({ actor, params, body }) =>
      decide(
        actor,
        params.id,
        body.decision === 'confirm' ? { move: 'confirm' } : { move: 'reject', reason: body.reason },
      ),
    ),
    'POST /api/county/marks/{id}/withdraw': only(county, ({ actor, params, body }) =>
      decide(actor, params.id, { move: 'withdraw', reason: body.reason }),
    ),
  }
}
