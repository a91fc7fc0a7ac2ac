import { randomUUID } from 'node:crypto'
import type { Endpoint } from '@yuxiang/shared/api/endpoint'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Access, Actor } from './access.ts'
import { limitBody, readUpload } from './body.ts'
import { checkInput } from './check-input.ts'
import { clientIpOf, networkOf } from './client-ip.ts'
import { endOfTurn } from './end-of-turn.ts'
import { Refusal } from './refusal.ts'
import { IdempotencyKey, PreparedAnswer, type Route, type RouteLimit, type RouteTable } from './routes.ts'
import { requestIdOf, traceOf } from './trace.ts'
import { unstorableTexts } from './unstorable-text.ts'

/** What the HTTP edge needs from the rest of the platform. */
export interface Edge {
  /** The actor of an access token; refuses with `token_invalid` or `token_expired`. */
  verifyToken(token: string): Actor | Promise<Actor>
  /** Counts a call; refuses with `too_many_requests`. */
  takeLimit(route: string, limit: RouteLimit, caller: string): Promise<void>
  trustProxyHops: number
  /** Tests check every answer against its schema; production trusts the types. */
  checkAnswers: boolean
}

/** Every mounted route, for OpenAPI and for the test that walks each with each role. */
export interface MountedRoute {
  /** What the documentation groups it under. */
  tag: string
  method: string
  path: string
  access: Access
  isLimited: boolean
  endpoint: Endpoint
}

/** `wx.request` has no PATCH: the mini program sends POST with this header. */
const METHOD_OVERRIDE = 'x-http-method-override'

/** Puts a domain's routes on the app under a (Chinese) tag; returns what was mounted. */
export function mountRoutes<C extends Record<string, Endpoint>>(
  app: Hono,
  edge: Edge,
  tag: string,
  contract: C,
  table: RouteTable<C>,
): MountedRoute[] {
  return Object.keys(contract).map((name) => {
    const endpoint = contract[name] as Endpoint
    const route = table[name as keyof C] as Route<Endpoint>
    const [method, path] = name.split(' ') as [string, string]
    assertCacheable(name, endpoint, route)
    const template = path.replace(/\{(\w+)\}/g, ':$1')
    app.on(method, template, (c) => serve(c, edge, name, endpoint, route))
    if (method === 'PATCH' && !(`POST ${path}` in contract)) {
      app.on('POST', template, (c) => {
        if (c.req.header(METHOD_OVERRIDE) !== 'PATCH') throw new Refusal('method_not_allowed')
        return serve(c, edge, name, endpoint, route)
      })
    }
    return { tag, method, path, access: route.access, isLimited: route.limit !== undefined, endpoint }
  })
}

/** What a proxy may keep must be nobody's own; a mistake in the contract stops the start. */
function assertCacheable(name: string, endpoint: Endpoint, route: Route<Endpoint>): void {
  if (endpoint.cacheSeconds === undefined) return
  if (route.access !== 'everyone' || !name.startsWith('GET ')) throw new Error(`${name} must not be cached`)
}

async function serve(c: Context, edge: Edge, name: string, endpoint: Endpoint, route: Route<Endpoint>) {
  const trace = traceOf(c)
  trace.route = name
  const clientIp = clientIpOf(c, edge.trustProxyHops)
  const actor = await authenticate(c, edge, route.access)
  trace.userId = actor?.userId ?? null
  if (route.limit) {
    const network = networkOf(clientIp)
    const caller = route.limit.per === 'actor' ? (actor?.userId ?? network) : network
    await edge.takeLimit(name, route.limit, caller)
  }
  const params = endpoint.params ? parse(endpoint.params, c.req.param(), 'not_found') : undefined
  const query = endpoint.query ? parse(endpoint.query, c.req.query(), 'invalid_input') : undefined
  if (endpoint.body || endpoint.multipart) await limitBody(c, sizeOf(endpoint))
  const text = endpoint.body ? await c.req.text() : ''
  const body = endpoint.body ? parse(endpoint.body, parseJson(text), 'invalid_input') : undefined
  const idempotency = endpoint.idempotent ? idempotencyKeyOf(c, name, text, endpoint.idempotent) : undefined
  const answer: unknown = await (route.handle as (request: unknown) => unknown)({
    params,
    query,
    body,
    upload: () => readUpload(c),
    actor,
    idempotency,
    clientIp,
    requestId: trace.requestId,
  })
  await endOfTurn()
  return send(c, edge, endpoint, answer)
}

async function authenticate(c: Context, edge: Edge, access: Access): Promise<Actor | null> {
  const header = c.req.header('authorization')
  if (access === 'everyone') {
    return header?.startsWith('Bearer ') ? await edge.verifyToken(header.slice(7)) : null
  }
  if (!header?.startsWith('Bearer ')) throw new Refusal('token_missing')
  const actor = await edge.verifyToken(header.slice(7))
  if (!access.some((role) => actor.roles.includes(role))) throw new Refusal('forbidden')
  return actor
}

/** A wrong id in the path is a thing that does not exist: same answer as for an unknown one. */
function parse(schema: z.ZodType, input: unknown, code: 'invalid_input' | 'not_found'): unknown {
  const checked = checkInput(schema, input)
  if (checked.success) return storable(checked.data, code)
  if (code === 'not_found') throw new Refusal('not_found')
  throw new Refusal('invalid_input', { errors: checked.errors })
}

/** Past its schema a text may still hold what PostgreSQL does not take or what nobody can see. */
function storable(data: unknown, code: 'invalid_input' | 'not_found'): unknown {
  const paths = unstorableTexts(data)
  if (paths.length === 0) return data
  if (code === 'not_found') throw new Refusal('not_found')
  throw new Refusal('invalid_input', {
    errors: paths.slice(0, 20).map((path) => ({ path, message: '含有无法识别的字符，请重新输入' })),
  })
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('malformed_json')
  }
}

const sizeOf = ({ multipart }: Endpoint) => (multipart === 'video' ? 'video' : multipart ? 'upload' : 'json')

function idempotencyKeyOf(c: Context, name: string, text: string, wanted: true | 'optional'): IdempotencyKey {
  // Without a key of its own each call stands for itself.
  const key = c.req.header('idempotency-key') ?? (wanted === 'optional' ? randomUUID() : undefined)
  if (!key || key.length > 128) throw new Refusal('idempotency_key_required')
  // With the ids of its path: the same words to another order are another act.
  return new IdempotencyKey(key, `${name} ${c.req.path}`, text)
}

function send(c: Context, edge: Edge, endpoint: Endpoint, answer: unknown): Response {
  const requestId = requestIdOf(c)
  if (endpoint.status === 204)
    return new Response(null, { status: 204, headers: { 'X-Request-Id': requestId } })
  const prepared = answer instanceof PreparedAnswer
  if (edge.checkAnswers) {
    endpoint.answer?.parse(prepared ? JSON.parse(new TextDecoder().decode(answer.bytes)) : answer)
  }
  // Bytes, not text: Node would write text of two-byte characters to the socket at several times the price. And a
  // Response of one's own: Hono's `c.body` copies every header into a Headers object first.
  return new Response(prepared ? answer.bytes : Buffer.from(JSON.stringify(answer)), {
    status: endpoint.status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control':
        endpoint.cacheSeconds === undefined ? 'no-store' : `public, max-age=${endpoint.cacheSeconds}`,
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': requestId,
    },
  })
}
