import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { testConfig } from '../../../test/support/config.ts'
import { systemClock } from './clock.ts'
import { connectOutside, createStorage } from './connect-outside.ts'
import { WechatPaySignatureError } from './integrations/wechat-pay/index.ts'

const databaseUrl = 'postgres://127.0.0.1:9/none'

/** A server that keeps one thing, as a bucket does; answers its address and the requests it has seen. */
async function startServer() {
  const seen: IncomingMessage[] = []
  let kept = Buffer.alloc(0)
  const server = createServer(async (request, response) => {
    seen.push(request)
    if (request.method === 'PUT') kept = await buffer(request)
    response.end(request.method === 'PUT' ? '' : kept)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

test('with STORAGE=s3 files go to the bucket of the configuration, signed with its keys', async () => {
  const { url, seen } = await startServer()
  const storage = createStorage(
    testConfig(databaseUrl, {
      STORAGE: 's3',
      S3_ENDPOINT: url,
      S3_BUCKET: 'shop-files',
      S3_REGION: 'ap-chongqing',
      S3_ACCESS_KEY_ID: 'AKTEST',
      S3_SECRET_ACCESS_KEY: 'secret of the bucket',
    }),
  )
  await storage.put('abc-1200.webp', Buffer.from('picture'), 'image/webp')
  const read = await storage.get('abc-1200.webp')
  expect(Buffer.from(read?.bytes ?? []).toString()).toBe('picture')
  expect(seen.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
    'PUT /shop-files/abc-1200.webp',
    'GET /shop-files/abc-1200.webp',
  ])
  for (const { headers } of seen) {
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKTEST\/\d{8}\/ap-chongqing\/s3\/aws4_request,/,
    )
    expect(JSON.stringify(headers)).not.toContain('secret of the bucket')
  }
})

test('WeChat Pay’s public key and its id come together, and calls then name the id', async () => {
  const id = 'PUB_KEY_ID_0119000000012026030200000000000001'
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const oneLine = publicKey.replaceAll('\n', '\\n')
  expect(() => testConfig(databaseUrl, { WECHAT_PAY_PUBLIC_KEY_ID: id })).toThrow(
    /WECHAT_PAY_PUBLIC_KEY is not set$/,
  )
  expect(() => testConfig(databaseUrl, { WECHAT_PAY_PUBLIC_KEY: oneLine })).toThrow(
    /WECHAT_PAY_PUBLIC_KEY_ID is not set$/,
  )
  const { url, seen } = await startServer()
  const { wechatPay } = connectOutside(
    testConfig(databaseUrl, {
      WECHAT_PAY_URL: url,
      WECHAT_PAY_PUBLIC_KEY_ID: id,
      WECHAT_PAY_PUBLIC_KEY: oneLine,
    }),
    systemClock,
  )
  await expect(wechatPay.query('order0001')).rejects.toThrow(WechatPaySignatureError)
  expect(seen.map(({ headers }) => headers['wechatpay-serial'])).toEqual([id])
})

test('STORAGE=s3 without its keys is not usable, and each that is missing is named', () => {
  expect(() => testConfig(databaseUrl, { STORAGE: 's3', S3_BUCKET: 'shop-files' })).toThrow(
    /S3_ENDPOINT is not set\n {2}S3_ACCESS_KEY_ID is not set\n {2}S3_SECRET_ACCESS_KEY is not set$/,
  )
})
