import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Asked, settleClaims } from '../../../server/src/flash-sales/settle-claims.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { parseConfig } from '../../../server/src/platform/config.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'

/**
 * What the flash sale is measured beside, on the shop's own platform: `/bare` is an authenticated POST that answers the
 * same bytes and does nothing else; `/one/:itemId` settles each claim in a transaction of its own, by the same code.
 */
const platform = await createPlatform(parseConfig(process.env), { clock: systemClock })
const won = new TextEncoder().encode(
  JSON.stringify({
    claimId: '0190a8f0-0000-7000-8000-000000000000',
    state: 'won',
    payBy: new Date().toISOString(),
  }),
)
const headers = { 'Content-Type': 'application/json; charset=utf-8' }
const actorOf = (authorization: string | undefined) =>
  platform.tokens.verifyToken(authorization?.slice('Bearer '.length) ?? '')

const app = new Hono()
app.post('/bare', async (c) => {
  await actorOf(c.req.header('authorization'))
  JSON.parse(await c.req.text())
  return new Response(won, { status: 201, headers })
})
app.post('/one/:itemId', async (c) => {
  const { userId } = await actorOf(c.req.header('authorization'))
  JSON.parse(await c.req.text())
  const key = c.req.header('idempotency-key') ?? ''
  const asked: Asked = { userId, key, addressId: null, askedAt: systemClock() }
  const { outcomes } = await settleClaims(platform, c.req.param('itemId'), [asked])
  const [outcome] = outcomes
  return outcome && 'claimId' in outcome
    ? new Response(won, { status: 201, headers })
    : c.body(JSON.stringify(outcome), 409, headers)
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }))
