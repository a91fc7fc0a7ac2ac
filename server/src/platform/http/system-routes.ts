import type { systemContract } from '@yuxiang/shared/api/system'
import type { Hono } from 'hono'
import type { Platform } from '../index.ts'
import { mayReadMetrics } from './metrics-access.ts'
import { Refusal } from './refusal.ts'
import { open, type RouteTable } from './routes.ts'
import { traceOf } from './trace.ts'

export function systemRoutes(platform: Platform): RouteTable<typeof systemContract> {
  return {
    'GET /api/health': open(() => ({ status: 'ok' as const })),
    'GET /api/ready': open(async () => {
      if (!(await isReady(platform))) throw new Refusal('not_ready')
      return { status: 'ready' as const }
    }),
    'GET /.well-known/jwks.json': open(() => platform.tokens.jwks()),
  }
}

/** `GET /metrics` for Prometheus: not in the contract, because to a stranger the page does not exist. */
export function mountMetrics(app: Hono, { config, metrics }: Platform): void {
  app.get('/metrics', async (c) => {
    traceOf(c).route = 'GET /metrics'
    if (!mayReadMetrics(c, config.METRICS_TOKEN)) throw new Refusal('not_found')
    const { text, contentType } = await metrics.read()
    return c.body(text, 200, {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': contentType,
    })
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
