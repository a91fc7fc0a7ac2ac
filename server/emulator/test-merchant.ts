import { createDecipheriv, randomBytes, sign, verify, X509Certificate } from 'node:crypto'
import { Hono } from 'hono'
import { createEmulator, type Emulator, type EmulatorOptions } from './index.ts'

const MOUNT_PATH = '/emulator'
const ORIGIN = 'http://outside.test'

type ReceivedNotification = { headers: Headers; body: string; url: string }

export type TestMerchant = {
  emulator: Emulator
  /** A call as a browser or any unsigned client makes it; the path is below the mount path. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** A call of WeChat Pay signed by the merchant; `tamper` changes it after the signature. */
  pay(method: 'GET' | 'POST', path: string, body?: unknown, tamper?: Tamper): Promise<Response>
  jsapiOrder(outTradeNo: string, change?: object): Promise<Response>
  prepayId(outTradeNo: string, change?: object): Promise<string>
  refund(outTradeNo: string, outRefundNo: string, refundFen: number, totalFen?: number): Promise<Response>
  notifications: ReceivedNotification[]
  /** What the shop answers to the next notifications; 204 when the list is empty. */
  answers: (number | 'timeout')[]
  clock: { now: Date; advance(ms: number): void }
}

export type Tamper = {
  body?: string
  /** The path and query that are signed instead of those sent. */
  signedPath?: string
  mchid?: string
  serialNo?: string
  timestampSeconds?: number
  nonce?: string
}

/** The shop's side, for tests: an emulator mounted as in production, with an owned clock and a mailbox for notifications. */
export function createTestMerchant(options: Partial<EmulatorOptions> = {}): TestMerchant {
  const clock = {
    now: new Date('2026-03-02T02:00:00Z'),
    advance: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
  }
  const notifications: ReceivedNotification[] = []
  const answers: (number | 'timeout')[] = []
  const emulator = createEmulator({
    dataFile: ':memory:',
    mountPath: MOUNT_PATH,
    autopayAfterMs: null,
    now: () => clock.now,
    fetch: async (url, init) => {
      const answer = answers.shift() ?? 204
      if (answer === 'timeout') throw new DOMException('timed out', 'TimeoutError')
      notifications.push({ url: String(url), headers: new Headers(init?.headers), body: String(init?.body) })
      return new Response(null, { status: answer })
    },
    ...options,
  })
  const { credentials } = emulator
  const outer = new Hono().route(MOUNT_PATH, emulator.app)
  const request: TestMerchant['request'] = async (path, init) =>
    outer.request(`${ORIGIN}${MOUNT_PATH}${path}`, init)

  const pay: TestMerchant['pay'] = (method, path, body, tamper = {}) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const timestamp = tamper.timestampSeconds ?? Math.floor(clock.now.getTime() / 1000)
    const nonce = tamper.nonce ?? randomBytes(16).toString('hex')
    const message = `${method}\n${tamper.signedPath ?? `${MOUNT_PATH}/pay${path}`}\n${timestamp}\n${nonce}\n${text}\n`
    const signature = sign('RSA-SHA256', Buffer.from(message), credentials.merchantPrivateKeyPem).toString(
      'base64',
    )
    const fields = `mchid="${tamper.mchid ?? credentials.mchId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${tamper.serialNo ?? credentials.merchantSerialNo}"`
    return request(`/pay${path}`, {
      method,
      headers: { Authorization: `WECHATPAY2-SHA256-RSA2048 ${fields}`, 'Content-Type': 'application/json' },
      ...(method === 'POST' ? { body: tamper.body ?? text } : {}),
    })
  }
  const jsapiOrder: TestMerchant['jsapiOrder'] = (outTradeNo, change = {}) =>
    pay('POST', '/v3/pay/transactions/jsapi', {
      appid: credentials.appId,
      mchid: credentials.mchId,
      description: '奉节脐橙 5 斤',
      out_trade_no: outTradeNo,
      notify_url: 'https://shop.test/api/payments/notify',
      amount: { total: 5980, currency: 'CNY' },
      payer: { openid: 'oTestPayer' },
      ...change,
    })
  return {
    emulator,
    request,
    pay,
    jsapiOrder,
    prepayId: async (outTradeNo, change) => {
      const response = await jsapiOrder(outTradeNo, change)
      return ((await response.json()) as { prepay_id: string }).prepay_id
    },
    refund: (outTradeNo, outRefundNo, refundFen, totalFen = 5980) =>
      pay('POST', '/v3/refund/domestic/refunds', {
        out_trade_no: outTradeNo,
        out_refund_no: outRefundNo,
        notify_url: 'https://shop.test/api/payments/refund-notify',
        amount: { refund: refundFen, total: totalFen, currency: 'CNY' },
      }),
    notifications,
    answers,
    clock,
  }
}

/** Whether `body` was signed, as the headers claim, by the platform key of this certificate. */
export function isSignedBy(certificatePem: string, headers: Headers, body: string): boolean {
  const message = `${headers.get('Wechatpay-Timestamp')}\n${headers.get('Wechatpay-Nonce')}\n${body}\n`
  const signature = Buffer.from(headers.get('Wechatpay-Signature') ?? '', 'base64')
  return verify('RSA-SHA256', Buffer.from(message), new X509Certificate(certificatePem).publicKey, signature)
}

/** Opens an AEAD_AES_256_GCM resource; throws when it was tampered with. */
export function openEnvelope(
  apiV3Key: string,
  envelope: { ciphertext: string; nonce: string; associated_data: string },
): string {
  const sealed = Buffer.from(envelope.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(envelope.nonce))
  decipher.setAAD(Buffer.from(envelope.associated_data))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
}
