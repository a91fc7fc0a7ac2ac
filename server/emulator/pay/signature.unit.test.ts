import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTestMerchant, isSignedBy, openEnvelope, type Tamper } from '../test-merchant.ts'

const merchant = createTestMerchant()
const { emulator, clock } = merchant
const nowSeconds = () => Math.floor(clock.now.getTime() / 1000)

test('a correctly signed request is answered, and the answer is signed by the platform', async () => {
  const response = await merchant.jsapiOrder('signed0001')
  const body = await response.text()
  expect(response.status).toBe(200)
  expect(JSON.parse(body).prepay_id).toMatch(/^wx20260302[0-9a-f]{26}$/)
  const [certificate] = emulator.platformCertificates()
  expect(response.headers.get('Wechatpay-Serial')).toBe(certificate?.serialNo)
  expect(response.headers.get('Request-ID')).toBeTruthy()
  expect(isSignedBy(certificate?.certificatePem ?? '', response.headers, body)).toBe(true)
  expect(isSignedBy(certificate?.certificatePem ?? '', response.headers, `${body} `)).toBe(false)
})

test.each<[string, () => Tamper]>([
  ['a body changed after signing', () => ({ body: '{"mchid":"1"}' })],
  ['another merchant', () => ({ mchid: '1900000000' })],
  ['an unknown certificate', () => ({ serialNo: '00'.repeat(20) })],
  ['a timestamp six minutes old', () => ({ timestampSeconds: nowSeconds() - 360 })],
  ['a timestamp six minutes ahead', () => ({ timestampSeconds: nowSeconds() + 360 })],
])('%s is refused', async (_, tamper) => {
  const response = await merchant.pay('POST', '/v3/refund/domestic/refunds', { some: 'body' }, tamper())
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: 'SIGN_ERROR' })
})

test('a request without Authorization is refused', async () => {
  expect((await merchant.request('/pay/v3/certificates')).status).toBe(401)
})

test.each([
  ['without the mount path', (path: string) => `/pay${path}`],
  ['without its query', (path: string) => `/emulator/pay${path.split('?')[0]}`],
  ['with a decoded query', (path: string) => `/emulator/pay${decodeURIComponent(path)}`],
])('a signature made over the path %s is refused', async (_, signedPath) => {
  const path = `/v3/pay/transactions/out-trade-no/signed0001?mchid=${emulator.credentials.mchId}&note=%7C`
  expect((await merchant.pay('GET', path)).status).toBe(200)
  expect((await merchant.pay('GET', path, undefined, { signedPath: signedPath(path) })).status).toBe(401)
})

test('a nonce used before is refused', async () => {
  const nonce = 'n'.repeat(32)
  expect((await merchant.pay('GET', '/v3/certificates', undefined, { nonce })).status).toBe(200)
  const replayed = await merchant.pay('GET', '/v3/certificates', undefined, { nonce })
  expect(replayed.status).toBe(401)
  expect(await replayed.json()).toMatchObject({ code: 'SIGN_ERROR', message: '请求随机串重复' })
})

test('after a rotation both certificates are published and the new one signs', async () => {
  const [old] = emulator.platformCertificates()
  const fresh = emulator.rotatePlatformCertificate()
  const response = await merchant.pay('GET', '/v3/certificates')
  const text = await response.text()
  const { data } = JSON.parse(text) as {
    data: { serial_no: string; encrypt_certificate: Parameters<typeof openEnvelope>[1] }[]
  }
  expect(data.map((certificate) => certificate.serial_no)).toEqual([fresh.serialNo, old?.serialNo])
  const opened = data.map((one) => openEnvelope(emulator.credentials.apiV3Key, one.encrypt_certificate))
  expect(opened.map((pem) => new X509Certificate(pem).serialNumber)).toEqual([fresh.serialNo, old?.serialNo])
  const certificate = new X509Certificate(opened[0] ?? '')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(response.headers.get('Wechatpay-Serial')).toBe(fresh.serialNo)
  expect(isSignedBy(opened[0] ?? '', response.headers, text)).toBe(true)
  expect(isSignedBy(opened[1] ?? '', response.headers, text)).toBe(false)
})

test('a fault ordered in advance is answered as often as ordered', async () => {
  emulator.failNextPayCalls(1, 'FREQUENCY_LIMITED')
  expect((await merchant.pay('GET', '/v3/certificates')).status).toBe(429)
  expect((await merchant.pay('GET', '/v3/certificates')).status).toBe(200)
})

test('an unknown path is a signed 404', async () => {
  const response = await merchant.pay('GET', '/v3/unknown')
  expect(response.status).toBe(404)
  expect(response.headers.get('Wechatpay-Signature')).toBeTruthy()
})
