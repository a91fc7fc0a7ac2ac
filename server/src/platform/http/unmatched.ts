import type { Context, Hono } from 'hono'
import { sendProblem } from './errors.ts'
import { Refusal } from './refusal.ts'
import type { StaticSite } from './static.ts'
import { traceOf } from './trace.ts'

const serverPaths = /^\/(api|files|metrics|\.well-known)(\/|$)/

/**
 * What no route matched: another method of a known path (405), the H5 app's files and deep links, or nothing (404).
 * It stands in `notFound` and not in catch-all routes: those would match besides the real one on every request and
 * take it off Hono's quick path for a single handler.
 */
export function handleUnmatched(app: Hono, site: StaticSite | null): void {
  let methodsOf: ((path: string) => string[]) | undefined
  app.notFound(async (c) => {
    methodsOf ??= methodFinder(app)
    if (serverPaths.test(c.req.path)) return refuseUnmatched(c, methodsOf(c.req.path))
    // HEAD comes as GET from Hono, which then drops the body.
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      return sendProblem(c, new Refusal('method_not_allowed'))
    const answer = await site?.serve(c)
    if (!answer) return sendProblem(c, new Refusal('not_found'))
    traceOf(c).route = 'GET /{app}'
    return answer
  })
}

function refuseUnmatched(c: Context, methods: string[]): Response {
  if (methods.length === 0) return sendProblem(c, new Refusal('not_found'))
  const answer = sendProblem(c, new Refusal('method_not_allowed'))
  answer.headers.set('Allow', methods.join(', '))
  return answer
}

/** Which methods a path has, from the routes themselves; asked on a miss only. */
function methodFinder(app: Hono): (path: string) => string[] {
  const patterns = app.routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(
      `^${path
        .replaceAll('.', '\\.')
        .replace(/:\w+\{[^}]*\}/g, '.+')
        .replace(/:\w+/g, '[^/]+')}$`,
    ),
  }))
  return (path) => [
    ...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
  ]
}
