import { afterAll, beforeAll, expect, test } from 'vitest'
import { testConfig } from '../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { createServer, type Server } from './server.ts'

let testDatabase: TestDatabase
let server: Server
let base: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  server = await createServer(
    testConfig(testDatabase.url, { METRICS_TOKEN: 'a token of some length', TRUST_PROXY_HOPS: '1' }),
  )
  const { port } = await server.listen()
  base = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  await server?.stop()
  await testDatabase?.drop()
})

test('a request that runs is finished before the server is stopped, new ones are not taken', async () => {
  const other = await createServer(testConfig(testDatabase.url), { runJobs: false })
  const { promise: hasStarted, resolve: started } = Promise.withResolvers<void>()
  const { promise: mayFinish, resolve: finish } = Promise.withResolvers<void>()
  other.hono.get('/api/slow', async (c) => {
    started()
    await mayFinish
    const [row] = await other.platform.database.sql`select 'from the database' as answer`
    return c.json(row)
  })
  const url = `http://127.0.0.1:${(await other.listen()).port}`
  const answer = fetch(`${url}/api/slow`)
  await hasStarted
  let isStopped = false
  const stopped = other.stop().then(() => {
    isStopped = true
  })
  await expect(fetch(`${url}/api/health`)).rejects.toThrow('fetch failed')
  expect(isStopped).toBe(false)
  finish()
  expect(await (await answer).json()).toEqual({ answer: 'from the database' })
  await stopped
})

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

test('health says the process lives, ready that database and jobs answer', async () => {
  expect(await (await fetch(`${base}/api/health`)).json()).toEqual({ status: 'ok' })
  const ready = await fetch(`${base}/api/ready`)
  expect(ready.status).toBe(200)
})

test('an unknown path under /api is a problem document with the id of the request', async () => {
  const response = await fetch(`${base}/api/no-such-thing`)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem = (await response.json()) as { code: string; requestId: string }
  expect(problem.code).toBe('not_found')
  expect(response.headers.get('x-request-id')).toBe(problem.requestId)
})

test('another method of a known path is refused with the methods it has', async () => {
  const response = await fetch(`${base}/api/health`, { method: 'DELETE' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET')
  expect(await codeOf(response)).toBe('method_not_allowed')
})

test('the public keys of access tokens are published, without their private part', async () => {
  const { keys } = (await (await fetch(`${base}/.well-known/jwks.json`)).json()) as { keys: object[] }
  expect(keys).toHaveLength(1)
  expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig' })
  expect(keys[0]).not.toHaveProperty('d')
})

test('metrics are read from this machine or with the token, and do not exist for anybody else', async () => {
  const here = await fetch(`${base}/metrics`)
  expect(here.status).toBe(200)
  const text = await here.text()
  expect(text).toContain('yuxiang_jobs_dead 0')
  expect(text).toMatch(/yuxiang_http_request_seconds_count\{route="GET \/api\/health",status="200"\} \d+/)

  const proxied = { 'x-forwarded-for': '203.0.113.9' }
  expect((await fetch(`${base}/metrics`, { headers: proxied })).status).toBe(404)
  const wrong = { ...proxied, authorization: 'Bearer another token' }
  expect((await fetch(`${base}/metrics`, { headers: wrong })).status).toBe(404)
  const right = { ...proxied, authorization: 'Bearer a token of some length' }
  expect((await fetch(`${base}/metrics`, { headers: right })).status).toBe(200)
})
