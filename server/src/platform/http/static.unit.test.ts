import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleErrors } from './errors.ts'
import { createStaticSite } from './static.ts'
import { handleUnmatched } from './unmatched.ts'

const script = 'export const shop = "渝乡集"\n'.repeat(200)
let directory: string
let app: Hono

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yuxiang-static-'))
  await writeFile(join(directory, 'index.html'), '<!doctype html><div id="app"></div>')
  await writeFile(join(directory, 'app.4f3a9c21.js'), script)
  app = new Hono()
  handleErrors(app, pino({ level: 'silent' }))
  handleUnmatched(
    app,
    createStaticSite(directory, 'https://shop.example.cn', async () => null),
  )
})

afterAll(() => rm(directory, { recursive: true }))

test('a file named by its content is kept for a year and comes compressed', async () => {
  const response = await app.request('/app.4f3a9c21.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('vary')).toBe('Accept-Encoding')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.length).toBeLessThan(script.length / 10)
  expect(brotliDecompressSync(bytes).toString()).toBe(script)

  const plain = await app.request('/app.4f3a9c21.js')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.text()).toBe(script)
})

test('a deep link gets the page, not to be kept, with the policy of the house', async () => {
  const response = await app.request('/packages/goods/product/index?id=1')
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('id="app"')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('strict-transport-security')).toContain('max-age=')
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
})

test('a missing file, a path out of the directory and an unknown call are 404, never the page', async () => {
  for (const path of [
    '/missing.png',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/hosts.txt',
    '/api/x',
    '/%ff',
  ]) {
    const response = await app.request(path)
    expect(response.status, path).toBe(404)
    expect(response.headers.get('content-type'), path).toContain('application/problem+json')
  }
  expect((await app.request('/', { method: 'POST' })).status).toBe(405)
})
