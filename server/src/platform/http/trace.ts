import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'

/** What is known of one request while it runs; the log line and the histogram are made of it at its end. */
export interface RequestTrace {
  readonly requestId: string
  readonly startedAt: number
  /** `GET /api/products/{id}`: never the path as sent, which may hold anything. */
  route: string
  userId: string | null
}

export function startTrace(): RequestTrace {
  return { requestId: randomUUID(), startedAt: performance.now(), route: 'unmatched', userId: null }
}

/**
 * The trace of a request. The listener puts it on the bindings, so that no middleware is needed: each would cost
 * a promise on every request. A request without a listener (a test calling the app) gets its own.
 */
export function traceOf(c: Context): RequestTrace {
  const bindings = c.env as { trace?: RequestTrace } | undefined
  if (bindings?.trace) return bindings.trace
  const known = c.get('trace') as RequestTrace | undefined
  if (known) return known
  const trace = startTrace()
  c.set('trace', trace)
  return trace
}

export const requestIdOf = (c: Context): string => traceOf(c).requestId
