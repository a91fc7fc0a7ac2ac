import { createCipheriv, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { vi } from 'vitest'
import type { WechatPayConfig } from './config.ts'
import { testCertificate } from './test-certificate.ts'

const YEAR_MS = 365 * 86_400_000

export interface PlatformKey {
  /** Of its certificate, or the id of a public key that has none. */
  serialNo: string
  privateKey: KeyObject
  certificatePem: string
}

/** WeChat Pay's side for tests of this folder: keys, signed answers, sealed resources, and a clock that tests own. */
export function createTestPlatform() {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const clock = { now: new Date('2026-03-02T02:00:00Z') }
  const config: WechatPayConfig = {
    baseUrl: 'https://pay.test/base',
    appId: 'wx0123456789abcdef',
    mchId: '1900000001',
    merchantSerialNo: 'ABCDEF',
    merchantPrivateKeyPem: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    apiV3Key: 'k'.repeat(32),
    notifyUrl: 'https://shop.test/notify',
    timeoutMs: 1_000,
  }
  const makeKey = (): PlatformKey => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const serialNo = `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase()
    return { serialNo, privateKey, certificatePem: testCertificate(privateKey, serialNo) }
  }
  const seal = (plain: string, associatedData: string, key = config.apiV3Key) => {
    const nonce = randomBytes(6).toString('hex')
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(Buffer.from(associatedData))
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    const ciphertext = sealed.toString('base64')
    return { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, associated_data: associatedData }
  }
  const headersFor = (key: PlatformKey, body: string, at = clock.now) => {
    const timestamp = String(Math.floor(at.getTime() / 1000))
    const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\nnonce\n${body}\n`), key.privateKey)
    return new Headers({
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': 'nonce',
      'Wechatpay-Signature': signature.toString('base64'),
      'Wechatpay-Serial': key.serialNo,
    })
  }
  const answer = (key: PlatformKey, status: number, body: object) => {
    const text = JSON.stringify(body)
    return new Response(text, { status, headers: headersFor(key, text) })
  }
  /** An answer of /v3/certificates holding `keys`, signed by the first. */
  const certificates = (keys: PlatformKey[], apiV3Key = config.apiV3Key) => {
    const [signer] = keys
    if (!signer) throw new Error('no key to sign with')
    const data = keys.map((key) => ({
      serial_no: key.serialNo,
      expire_time: new Date(clock.now.getTime() + YEAR_MS).toISOString(),
      encrypt_certificate: seal(key.certificatePem, 'certificate', apiV3Key),
    }))
    return answer(signer, 200, { data })
  }
  /** What was asked of WeChat Pay, in order; `answers` decides by path. */
  const calls: { url: URL; init: RequestInit }[] = []
  const serve = (answers: (path: string) => Response | Promise<Response>) => {
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      const url = new URL(input)
      calls.push({ url, init })
      return answers(url.pathname)
    })
  }
  const countOf = (path: string) => calls.filter(({ url }) => url.pathname === path).length
  return {
    config,
    clock,
    now: () => clock.now,
    advance: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    merchantPublicKey: merchant.publicKey,
    makeKey,
    seal,
    headersFor,
    answer,
    certificates,
    calls,
    serve,
    countOf,
  }
}
