import type { Hono } from 'hono'
import type { Platform } from '../index.ts'
import { mayReadMetrics } from './metrics-access.ts'
import { Refusal } from './refusal.ts'
import { traceOf } from './trace.ts'

/** What machines ask of the process: is it alive, can it work, its keys, its metrics. */
export function mountSystemRoutes(app: Hono, platform: Platform): void {
  const noStore = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
  app.get('/api/health', (c) => {
    traceOf(c).route = 'GET /api/health'
    return c.json({ status: 'ok' }, 200, noStore)
  })
  app.get('/api/ready', async (c) => {
    traceOf(c).route = 'GET /api/ready'
    if (!(await isReady(platform))) throw new Refusal('not_ready')
    return c.json({ status: 'ready' }, 200, noStore)
  })
  app.get('/.well-known/jwks.json', async (c) => {
    traceOf(c).route = 'GET /.well-known/jwks.json'
    return c.json(await platform.tokens.jwks(), 200, { 'Cache-Control': 'public, max-age=300' })
  })
  app.get('/metrics', async (c) => {
    traceOf(c).route = 'GET /metrics'
    // To a stranger the page does not exist.
    if (!mayReadMetrics(c, platform.config.METRICS_TOKEN)) throw new Refusal('not_found')
    const { text, contentType } = await platform.metrics.read()
    return c.body(text, 200, { ...noStore, 'Content-Type': contentType })
  })
}

async function isReady({ database, jobs, log }: Platform): Promise<boolean> {
  try {
    await database.sql`select 1`
    return await jobs.ready()
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return false
  }
}
