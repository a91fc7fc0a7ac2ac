import { validate } from '@scalar/openapi-parser'
import { type Role, roles } from '@yuxiang/shared/api/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testConfig } from '../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { newId } from './platform/db/columns.ts'
import type { MountedRoute } from './platform/http/mount.ts'
import { createServer, type Server } from './server.ts'

let testDatabase: TestDatabase
let server: Server
let base: string
const tokens = new Map<Role, string>()

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  server = await createServer(testConfig(testDatabase.url), { runJobs: false })
  base = `http://127.0.0.1:${(await server.listen()).port}`
  for (const role of roles) {
    const userId = newId()
    await server.platform.database.sql`
      insert into users (id, nickname, roles, created_at, last_seen_at) values (${userId}, '试', ${[role]}, now(), now())`
    tokens.set(role, await server.platform.tokens.signAccess({ userId, roles: [role] }))
  }
})

afterAll(async () => {
  await server?.stop()
  await testDatabase?.drop()
})

/** Calls a route with ids that name nothing and an empty body: enough to see who is let in. */
function call({ method, path, endpoint }: MountedRoute, token?: string): Promise<Response> {
  const url = base + path.replace(/\{\w+\}/g, '0190a8f0-0000-7000-8000-000000000000')
  return fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(endpoint.body && { 'content-type': 'application/json' }),
    },
    ...(endpoint.body && { body: '{}' }),
  })
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

test('every route lets in exactly the roles it declares, and nobody makes it fail', async () => {
  expect(server.routes.length).toBeGreaterThan(10)
  const wrong: string[] = []
  for (const route of server.routes) {
    const name = `${route.method} ${route.path}`
    const callers: [string, string | undefined, boolean, number][] = [
      ['nobody', undefined, route.access === 'everyone', 401],
      ...roles.map((role): [string, string | undefined, boolean, number] => [
        role,
        tokens.get(role),
        route.access === 'everyone' || route.access.includes(role),
        403,
      ]),
    ]
    for (const [who, token, isAllowed, refusal] of callers) {
      const response = await call(route, token)
      const code = response.status >= 400 ? await codeOf(response) : ''
      const isRefused = ['token_missing', 'forbidden'].includes(code)
      const isRight = isAllowed ? !isRefused : isRefused && response.status === refusal
      if (!isRight || code === 'internal_error') wrong.push(`${name} as ${who}: ${response.status} ${code}`)
    }
  }
  expect(wrong).toEqual([])
  // Four thousand calls, and more with every route.
}, 60_000)

test('a token that is invented, cut or signed by nobody opens no route', async () => {
  const good = tokens.get('operator') ?? ''
  const [head, body] = good.split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
  for (const token of ['x', good.slice(0, -4), `${head}.${body}.AAAA`, unsigned]) {
    const response = await fetch(`${base}/api/operations/dead-jobs`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect([response.status, await codeOf(response)]).toEqual([401, 'token_invalid'])
  }
})

test('malformed JSON, another type, too much of it, and fields unknown are each refused by name', async () => {
  const post = async (body: string | Blob, headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}/api/auth/sms`, { method: 'POST', body, headers })
    return [response.status, await codeOf(response)]
  }
  const json = { 'content-type': 'application/json' }
  expect(await post('{"phone":', json)).toEqual([400, 'malformed_json'])
  expect(await post('phone=13800000001', { 'content-type': 'text/plain' })).toEqual([400, 'malformed_json'])
  expect(await post('', json)).toEqual([400, 'invalid_input'])
  expect(await post('{"phone":"13800000001","admin":true}', json)).toEqual([400, 'invalid_input'])
  expect(await post(`{"phone":"${'1'.repeat(300 * 1024)}"}`, json)).toEqual([413, 'body_too_large'])
})

test('a query that PostgreSQL could not take is refused before it is asked', async () => {
  for (const query of ['q=%00', 'county=%00', 'category=a%00', 'cursor=%00', 'q=%1b']) {
    const response = await fetch(`${base}/api/products?${query}`)
    expect([response.status, await codeOf(response)], query).toEqual([400, 'invalid_input'])
  }
})

test('only what is the same for everyone may be kept on the way, as long as the contract says', async () => {
  const cacheOf = async (path: string) => (await fetch(base + path)).headers.get('cache-control')
  expect(await cacheOf('/api/regions')).toBe('public, max-age=86400')
  expect(await cacheOf('/api/categories')).toBe('public, max-age=300')
  expect(await cacheOf('/api/counties')).toBe('public, max-age=300')
  expect(await cacheOf('/api/products')).toBe('no-store')
  const kept = server.routes.filter(({ endpoint }) => endpoint.cacheSeconds !== undefined)
  expect(kept.map(({ method, access }) => `${method} ${access}`)).toEqual(
    Array(kept.length).fill('GET everyone'),
  )
})

test('a body without a stated length is counted while it comes', async () => {
  const chunk = new TextEncoder().encode('a'.repeat(64 * 1024))
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      if (sent++ < 6) controller.enqueue(chunk)
      else controller.close()
    },
  })
  const response = await fetch(`${base}/api/auth/sms`, {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit)
  expect([response.status, await codeOf(response)]).toEqual([413, 'body_too_large'])
})

test('the documentation names every mounted route, validates, and needs nobody else', async () => {
  const document = (await (await fetch(`${base}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const { valid, errors } = await validate(document)
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  for (const { method, path } of server.routes) {
    expect(document.paths[path]?.[method.toLowerCase()], `${method} ${path}`).toBeDefined()
  }

  const page = await fetch(`${base}/api/docs`)
  const html = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(parts).toHaveLength(3)
  for (const part of parts) {
    const response = await fetch(base + part)
    expect(response.status, part).toBe(200)
    // Read to its end: a download that nobody takes would keep the server from stopping for 20 s.
    expect((await response.text()).length, part).toBeGreaterThan(50)
  }
})
