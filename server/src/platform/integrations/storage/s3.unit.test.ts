import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OutsideUnavailableError } from '../errors.ts'
import { createS3Storage, StorageKeyError } from './index.ts'

const SECRET = 'wJalrXUtnFEMI'
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

/** Signature Version 4 as a store checks it, written from its specification. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const header = (name: string) => String(request.headers[name] ?? '')
  const match =
    /^AWS4-HMAC-SHA256 Credential=AKID\/(\d{8})\/chongqing\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=(\w+)$/.exec(
      header('authorization'),
    )
  const [, date = '', names = '', signature] = match ?? []
  const claimed = header('x-amz-content-sha256')
  if (request.method === 'PUT' && claimed !== sha256(body)) return false
  const headers = names.split(';').map((name) => `${name}:${header(name)}\n`)
  const canonical = `${request.method}\n${request.url}\n\n${headers.join('')}\n${names}\n${claimed}`
  const scope = `${date}/chongqing/s3/aws4_request`
  const text = `AWS4-HMAC-SHA256\n${header('x-amz-date')}\n${scope}\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(hmac(`AWS4${SECRET}`, date), 'chongqing'), 's3'), 'aws4_request')
  return hmac(key, text).toString('hex') === signature
}

const objects = new Map<string, Buffer>()
let broken = false
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const path = request.url ?? ''
  if (broken) response.statusCode = 503
  else if (!isSigned(request, body)) response.statusCode = 403
  else if (request.method === 'PUT') objects.set(path, body)
  else if (request.method === 'DELETE') response.statusCode = objects.delete(path) ? 204 : 404
  else if (!objects.has(path)) response.statusCode = 404
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const object = response.statusCode === 200 && request.method === 'GET' ? objects.get(path) : ''
  if (object && from) response.statusCode = 206
  response.end(object && from ? object.subarray(Number(from), Number(to) + 1) : object)
})
let endpoint = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const client = (change: object = {}) =>
  createS3Storage({
    endpoint,
    bucket: 'yuxiang',
    region: 'chongqing',
    accessKeyId: 'AKID',
    secretAccessKey: SECRET,
    timeoutMs: 2_000,
    ...change,
  })

test('a file goes to the bucket and comes back, each call signed', async () => {
  const storage = client()
  await storage.put('products/a-375.webp', Buffer.from('picture'), 'image/webp')
  expect([...objects.keys()]).toEqual(['/yuxiang/products/a-375.webp'])
  const stored = await storage.get('products/a-375.webp')
  expect(Buffer.from(stored?.bytes ?? []).toString()).toBe('picture')
  expect(stored?.contentType).toBe('image/webp')
  expect(await storage.get('products/none.webp')).toBeNull()
  await storage.remove('products/a-375.webp')
  await storage.remove('products/a-375.webp')
  expect([...objects.keys()]).toEqual([])
})

test('of a part no more than that is fetched', async () => {
  const storage = client()
  await storage.put('a.mp4', Buffer.from('0123456789'), 'video/mp4')
  const part = await storage.get('a.mp4', { from: 3, to: 6 })
  expect(Buffer.from(part?.bytes ?? []).toString()).toBe('3456')
  expect(await storage.get('none.mp4', { from: 3, to: 6 })).toBeNull()
})

test('a bucket named in the host is not repeated in the path', async () => {
  objects.clear()
  const storage = client({ bucket: '127' })
  await storage.put('a.webp', Buffer.from('x'), 'image/webp')
  expect([...objects.keys()]).toEqual(['/a.webp'])
})

test('a wrong secret, a broken store and a silent one are unavailable; a wrong key never leaves the house', async () => {
  const wrong = client({ secretAccessKey: 'wrong' })
  await expect(wrong.put('a.webp', Buffer.from('x'), 'image/webp')).rejects.toThrow('403')
  broken = true
  await expect(client().get('a.webp')).rejects.toThrow(OutsideUnavailableError)
  broken = false
  await expect(client({ endpoint: 'http://127.0.0.1:1' }).get('a.webp')).rejects.toThrow(
    OutsideUnavailableError,
  )
  await expect(client().put('../a.webp', Buffer.from('x'), 'image/webp')).rejects.toThrow(StorageKeyError)
  expect(await client().get('../a.webp')).toBeNull()
})
