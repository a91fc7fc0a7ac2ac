import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'
import { type RequestTrace, startTrace } from './trace.ts'

/** Answers a request as node-server hands it over. */
export type NodeFetch = (request: Request, bindings: HttpBindings) => Response | Promise<Response>

/**
 * The app's fetch, with one log line and one measurement per request. It stands outside of Hono: a middleware
 * would cost a promise on every request, and would not see the answer leave.
 */
export function tracedFetch(app: Hono, log: Logger, metrics: Metrics): NodeFetch {
  return (request, bindings) => {
    const trace = startTrace()
    const { method } = request
    bindings.outgoing.once('close', () => {
      const ms = performance.now() - trace.startedAt
      // 499, as nginx says it: the caller left before the answer was out.
      const status = bindings.outgoing.writableFinished ? bindings.outgoing.statusCode : 499
      metrics.observeRequest(trace.route, status, ms / 1_000)
      log.info(requestLine(trace, method, status, ms), 'request')
    })
    return app.fetch(request, { ...bindings, trace })
  }
}

function requestLine(trace: RequestTrace, method: string, status: number, ms: number): object {
  return {
    requestId: trace.requestId,
    method,
    route: trace.route,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(trace.userId && { userId: trace.userId }),
  }
}
