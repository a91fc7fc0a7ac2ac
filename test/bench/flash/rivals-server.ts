import { flashSalesContract } from '@yuxiang/shared/api/flash-sales'
import { Hono } from 'hono'
import {
  type Asked,
  type Settled,
  settleClaims,
  settleUnderLocks,
} from '../../../server/src/flash-sales/settle-claims.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { parseConfig } from '../../../server/src/platform/config.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import { createListener } from '../../../server/src/platform/http/listener.ts'
import { type Edge, mountRoutes } from '../../../server/src/platform/http/mount.ts'
import { only } from '../../../server/src/platform/http/routes.ts'
import { type NodeFetch, tracedFetch } from '../../../server/src/platform/http/traced-fetch.ts'

/**
 * What the flash sale is measured beside, on the shop's own platform: `/bare` is an authenticated POST that answers the
 * same bytes and does nothing else; the claims' own path does nothing else either, and passes the shop's edge (input
 * checked, measured, traced, answers gathered) as every call must; `/one/:itemId` settles each claim in a
 * transaction of its own, with the item's row locked, and `/alone/:itemId` as the shop would, were nobody else there.
 */
const platform = await createPlatform(parseConfig(process.env), { clock: systemClock })
const answer = {
  claimId: '0190a8f0-0000-7000-8000-000000000000',
  state: 'won' as const,
  payBy: new Date().toISOString(),
}
const won = new TextEncoder().encode(JSON.stringify(answer))
const headers = { 'Content-Type': 'application/json; charset=utf-8' }
const actorOf = (authorization: string | undefined) =>
  platform.tokens.verifyToken(authorization?.slice('Bearer '.length) ?? '')

const app = new Hono()
app.post('/bare', async (c) => {
  await actorOf(c.req.header('authorization'))
  JSON.parse(await c.req.text())
  return new Response(won, { status: 201, headers })
})

/** Settles each claim of `path` by itself. */
function singly(path: string, settle: (itemId: string, asked: readonly Asked[]) => Promise<Settled>): void {
  app.post(`${path}/:itemId`, async (c) => {
    const { userId } = await actorOf(c.req.header('authorization'))
    JSON.parse(await c.req.text())
    const key = c.req.header('idempotency-key') ?? ''
    const asked: Asked = { userId, key, addressId: null, isRepeat: false, askedAt: systemClock() }
    const [outcome] = (await settle(c.req.param('itemId') ?? '', [asked])).outcomes
    return outcome && 'claimId' in outcome
      ? new Response(won, { status: 201, headers })
      : c.body(JSON.stringify(outcome), 409, headers)
  })
}
singly('/one', (itemId, asked) =>
  platform.database.transaction((tx) => settleUnderLocks(tx, platform, itemId, asked)),
)
singly('/alone', (itemId, asked) => settleClaims(platform, itemId, asked))
const edge: Edge = {
  verifyToken: platform.tokens.verifyToken,
  takeLimit: (route, limit, caller) => platform.limits.take(route, caller, limit),
  trustProxyHops: platform.config.TRUST_PROXY_HOPS,
  checkAnswers: false,
}
const name = 'POST /api/flash-sales/{itemId}/claims'
mountRoutes(
  app,
  edge,
  '比较',
  { [name]: flashSalesContract[name] },
  { [name]: only(['shopper'], () => answer) },
)
const traced = tracedFetch(app, platform.log, platform.metrics)
// The bare ones are Hono on Node and nothing else.
const fetch: NodeFetch = (request, bindings) =>
  bindings.incoming.url?.startsWith('/api/') ? traced(request, bindings) : app.fetch(request, bindings)
const { port } = await createListener(fetch).listen(0, '127.0.0.1')
process.send?.({ port })
