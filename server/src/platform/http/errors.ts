import { problems } from '@yuxiang/shared/problems'
import type { Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import { OutsideUnavailableError } from '../integrations/errors.ts'
import { endOfTurn } from './end-of-turn.ts'
import { problemBytes, Refusal } from './refusal.ts'
import { requestIdOf } from './trace.ts'

/** Maps everything thrown to a problem document, once: refusals by their code, faults to a bare 500. */
export function handleErrors(app: Hono, log: Logger): void {
  app.onError(async (error, c) => {
    // A sold-out sale refuses thousands at once.
    await endOfTurn()
    if (error instanceof Refusal) return sendProblem(c, error)
    if (error instanceof OutsideUnavailableError) {
      log.warn({ requestId: requestIdOf(c), error: error.message }, 'outside world unavailable')
      return sendProblem(c, new Refusal('outside_unavailable'))
    }
    if (error instanceof HTTPException && error.status === 413)
      return sendProblem(c, new Refusal('body_too_large'))
    log.error({ requestId: requestIdOf(c), err: error, path: c.req.path }, 'fault')
    return sendProblem(c, new Refusal('internal_error'))
  })
}

/** Sends a refusal as `application/problem+json`. */
export function sendProblem(c: Context, refusal: Refusal): Response {
  const requestId = requestIdOf(c)
  const [status] = problems[refusal.code]
  const { retryAfterSeconds } = refusal.extra
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
  }
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds)
  // The rest of the body is not awaited.
  if (status === 413) headers.Connection = 'close'
  // As answers are sent: bytes, and a Response of one's own.
  return new Response(problemBytes(refusal, requestId), { status, headers })
}
