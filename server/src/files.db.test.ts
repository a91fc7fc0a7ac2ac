import { request } from 'node:http'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../test/support/caller.ts'
import { type Shop, startShop } from '../../test/support/shop.ts'

let shop: Shop
let shopper: Caller

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shopper = await shop.signIn()
})
afterAll(() => shop?.stop())

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3E7D4B' } })

type Part = { bytes: Uint8Array; name?: string; type?: string; field?: string }

async function upload(parts: Part[], token: string | null = shopper.token) {
  const body = new FormData()
  for (const { bytes, name = 'photo.jpg', type = 'image/jpeg', field = 'file' } of parts) {
    body.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  }
  const headers = token ? { authorization: `Bearer ${token}` } : undefined
  const answer = await fetch(`${shop.url}/api/files`, { method: 'POST', body, ...(headers && { headers }) })
  const document = (await answer.json()) as { code?: string; url: string; width: number; height: number }
  return { status: answer.status, ...document }
}

/** Asks for a path exactly as written: fetch would resolve the dots before it asks. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; type: string }> {
  const { hostname, port } = new URL(shop.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' })
    })
      .on('error', reject)
      .end()
  })
}

test.each(['jpeg', 'png', 'webp'] as const)('a %s is taken and shown to everyone as WebP', async (format) => {
  const bytes = await picture(1_600, 900).toFormat(format).toBuffer()
  const kept = await upload([{ bytes, name: `photo.${format}`, type: `image/${format}` }])
  expect(kept).toMatchObject({ status: 201, width: 1_200, height: 675 })
  expect(kept.url).toMatch(/^\/files\/[0-9a-f]{32}-1200\.webp$/)
  for (const width of [1_200, 750, 375]) {
    const shown = await fetch(shop.url + kept.url.replace('-1200.', `-${width}.`))
    expect(shown.headers.get('content-type')).toBe('image/webp')
    const { format: stored, width: pixels } = await sharp(await shown.arrayBuffer()).metadata()
    expect([shown.status, stored, pixels]).toEqual([200, 'webp', width])
  }
})

test('what is no picture is refused by its content, whatever its name and type say', async () => {
  const gif = await picture(8, 8).gif().toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  for (const bytes of [gif, svg, html]) {
    expect(await upload([{ bytes }])).toMatchObject({ status: 415, code: 'file_type_not_allowed' })
  }
})

test('too many bytes and too many pixels are refused', async () => {
  const jpeg = await picture(20, 20).jpeg().toBuffer()
  const padded = Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024 + 1 - jpeg.length)])
  expect(await upload([{ bytes: padded }])).toMatchObject({ status: 413, code: 'file_too_large' })
  // Beyond the size of any request: refused by its stated length.
  expect(await upload([{ bytes: Buffer.alloc(12 * 1024 * 1024) }])).toMatchObject({
    status: 413,
    code: 'file_too_large',
  })
  expect(await upload([{ bytes: pngClaiming(20_000, 20_000) }])).toMatchObject({
    status: 413,
    code: 'file_too_large',
  })
})

test('exactly one picture is sent, by somebody signed in', async () => {
  const bytes = await picture(20, 20).jpeg().toBuffer()
  const noFile = { status: 400, code: 'invalid_input' }
  expect(await upload([])).toMatchObject(noFile)
  expect(await upload([{ bytes, field: 'picture' }])).toMatchObject(noFile)
  expect(await upload([{ bytes }, { bytes }])).toMatchObject(noFile)
  expect(await upload([{ bytes }], null)).toMatchObject({ status: 401, code: 'token_missing' })
})

test('a kept file is for ever: cached without asking again, and 304 when somebody asks', async () => {
  const { url } = await upload([{ bytes: await picture(40, 40).png().toBuffer() }])
  const first = await fetch(shop.url + url)
  const etag = first.headers.get('etag') ?? ''
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect((await first.arrayBuffer()).byteLength).toBeGreaterThan(0)
  for (const [given, status] of [
    [etag, 304],
    [`"other", ${etag}`, 304],
    [`W/${etag}`, 304],
    ['*', 304],
    ['"other"', 200],
  ] as const) {
    expect((await ask(url, { 'If-None-Match': given })).status, given).toBe(status)
  }
})

test('no key leads out of the store, and an unknown one is a problem document', async () => {
  for (const path of [
    '/files/0000000000000000-1200.webp',
    '/files/..%2f..%2f..%2fetc%2fpasswd',
    '/files/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/files/../../../etc/passwd',
    '/files/..%5c..%5cpackage.json',
    '/files//etc/passwd',
    '/files/%00.webp',
    '/files/a.webp%00.txt',
    '/files/%ff.webp',
    '/files/.hidden.webp',
  ]) {
    expect(await ask(path), path).toEqual({ status: 404, type: 'application/problem+json; charset=utf-8' })
  }
})

/** A black and white PNG of these pixels: 50 MB of rows in some 50 kB of file. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
