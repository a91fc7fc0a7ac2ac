import type { traceabilityContract } from '@yuxiang/shared/api/traceability'
import { policy } from '@yuxiang/shared/policy'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { readSheet } from '../platform/sheets/index.ts'
import { addEvent } from './add-event.ts'
import { checkEventRows } from './event-rows.ts'
import { importEvents } from './import-events.ts'
import { keepReport } from './keep-report.ts'
import { labelLink } from './label-file.ts'
import { markCurrent } from './mark-current.ts'
import { openBatch } from './open-batch.ts'
import type { OrdersOfBatch } from './orders-of-batch.ts'
import { listBatches, readBatch } from './read-batches.ts'
import { listBuyers } from './read-buyers.ts'
import { readProductTrace, readTrace } from './read-trace.ts'
import { liftRecall, type RecallLifted, recallBatch } from './recall-batch.ts'
import { type DeskScope, deskScope } from './scope.ts'

const merchant = ['merchant'] as const
const deciding = ['merchant', 'county', 'operator'] as const
const looking = ['merchant', 'county', 'city', 'operator'] as const
/** Codes are long, and yet nobody is to try them in masses. */
const scans: RouteLimit = { count: 120, seconds: 60, per: 'ip' }
const uploads: RouteLimit = { count: 120, seconds: 3_600, per: 'actor' }

const rowsMax = policy.traceEventsMax.value
const refusals = { unreadable: 'sheet_unreadable', tooLong: 'sheet_too_long' } as const

/** Everyone scans; merchants write; those who may recall do. */
export function traceabilityRoutes(
  platform: Platform,
  orders: OrdersOfBatch,
  lifted: RecallLifted,
): RouteTable<typeof traceabilityContract> {
  const { database, clock } = platform
  const { db } = database
  /** Acts on a batch in one transaction and answers it as it is then. */
  const act = async (actor: Actor, id: string, work: (tx: Db, scope: DeskScope) => Promise<void>) => {
    const scope = await deskScope(db, actor)
    await database.transaction((tx) => work(tx, scope))
    return readBatch(db, scope, id)
  }
  return {
    'GET /api/traces/{code}': open(({ params }) => readTrace(platform, params.code), scans),
    'GET /api/products/{id}/trace': open(({ params }) => readProductTrace(platform, params.id.toLowerCase())),
    'POST /api/merchant/batches': only(merchant, async ({ actor, body, idempotency }) => {
      const scope = await deskScope(db, actor)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await openBatch(tx, actor.userId, body, clock())
        return { answer: await readBatch(tx, scope, id) }
      })
    }),
    'POST /api/merchant/batches/{id}/events': only(merchant, async ({ actor, params, body, idempotency }) => {
      const scope = await deskScope(db, actor)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        await addEvent(tx, actor.userId, params.id, body, clock())
        return { answer: await readBatch(tx, scope, params.id) }
      })
    }),
    'POST /api/merchant/batches/{id}/events/file': only(
      merchant,
      async ({ actor, params, upload }) => {
        const { bytes } = await upload()
        const { events, errors } = checkEventRows(await readSheet(bytes, { rowsMax, refusals }), clock())
        if (errors.length > 0) return { added: 0, known: 0, errors: errors.slice(0, 200) }
        const counts = await database.transaction((tx) =>
          importEvents(tx, actor.userId, params.id, events, clock()),
        )
        return { ...counts, errors: [] }
      },
      uploads,
    ),
    'POST /api/merchant/trace-reports/file': only(
      merchant,
      ({ actor, upload }) => keepReport(platform, actor.userId, upload),
      uploads,
    ),
    'POST /api/merchant/batches/{id}/current': only(merchant, ({ actor, params, body }) =>
      act(actor, params.id, (tx) => markCurrent(tx, actor.userId, params.id, body.current)),
    ),
    'POST /api/merchant/batches/{id}/label': only(
      merchant,
      async ({ actor, params }) => ({ url: await labelLink(platform, actor.userId, params.id) }),
      uploads,
    ),
    'GET /api/trace-desk/batches': only(looking, async ({ actor, query }) =>
      listBatches(db, await deskScope(db, actor), query),
    ),
    'GET /api/trace-desk/batches/{id}': only(looking, async ({ actor, params }) =>
      readBatch(db, await deskScope(db, actor), params.id),
    ),
    'GET /api/trace-desk/batches/{id}/buyers': only(deciding, async ({ actor, params, query }) =>
      listBuyers(platform, await deskScope(db, actor), params.id, query, orders),
    ),
    'POST /api/trace-desk/batches/{id}/recall': only(
      deciding,
      async ({ actor, params, body, idempotency }) => {
        const scope = await deskScope(db, actor)
        return idempotently(database, actor.userId, idempotency, async (tx) => {
          await recallBatch(tx, platform, scope, params.id, body, orders)
          return { answer: await readBatch(tx, scope, params.id) }
        })
      },
    ),
    'POST /api/trace-desk/batches/{id}/lift-recall': only(deciding, ({ actor, params, body }) =>
      act(actor, params.id, (tx, scope) =>
        liftRecall(tx, platform, scope, { batchId: params.id, reason: body.reason, lifted }),
      ),
    ),
  }
}
