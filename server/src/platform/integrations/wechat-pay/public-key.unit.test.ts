import { createPublicKey } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWechatPay, WechatPaySignatureError } from './index.ts'
import { createTestPlatform, type PlatformKey } from './test-platform.ts'

const id = 'PUB_KEY_ID_0119000000012026030200000000000001'
let platform = createTestPlatform()
let key: PlatformKey
beforeEach(() => {
  platform = createTestPlatform()
  key = { ...platform.makeKey(), serialNo: id }
})
afterEach(() => vi.unstubAllGlobals())

const order = {
  appid: 'wx0123456789abcdef',
  mchid: '1900000001',
  out_trade_no: 'order0001',
  trade_state: 'SUCCESS',
  transaction_id: '4200',
  success_time: '2026-03-02T10:00:00+08:00',
  amount: { total: 5980 },
  payer: { openid: 'oPayer' },
}

/** A client that holds the platform's public key, and a platform that has no certificates. */
function client(answer: () => Response) {
  platform.serve((path) =>
    path.endsWith('/v3/certificates')
      ? Response.json({ code: 'RESOURCE_NOT_EXISTS', message: '无可用的平台证书' }, { status: 404 })
      : answer(),
  )
  const pem = createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }) as string
  return createWechatPay({ ...platform.config, publicKey: { id, pem } }, platform.now)
}

test('calls name the public key, answers are verified with it, and nothing is downloaded', async () => {
  const pay = client(() => platform.answer(key, 200, order))
  expect(await pay.query('order0001')).toMatchObject({ state: 'SUCCESS', amountFen: 5980 })
  expect(platform.calls).toHaveLength(1)
  expect(new Headers(platform.calls[0]?.init.headers).get('Wechatpay-Serial')).toBe(id)
})

test('without a public key no call names one', async () => {
  const certified = platform.makeKey()
  platform.serve((path) =>
    path.endsWith('/v3/certificates')
      ? platform.certificates([certified])
      : platform.answer(certified, 200, order),
  )
  await createWechatPay(platform.config, platform.now).query('order0001')
  expect(platform.calls.some(({ init }) => new Headers(init.headers).has('Wechatpay-Serial'))).toBe(false)
})

test('a notification signed with the public key is read', async () => {
  const resource = platform.seal(JSON.stringify(order), 'transaction')
  const body = JSON.stringify({ id: 'n1', event_type: 'TRANSACTION.SUCCESS', resource })
  const pay = client(() => platform.answer(key, 200, order))
  expect(await pay.parseNotification(platform.headersFor(key, body), body)).toMatchObject({
    kind: 'transaction',
    outTradeNo: 'order0001',
    amountFen: 5980,
  })
})

test('another key under the same id, another id and a certificate are not believed, nor asked about', async () => {
  const stranger = platform.makeKey()
  const forgers = [{ ...stranger, serialNo: id }, { ...key, serialNo: `${id}2` }, stranger]
  for (const forger of forgers) {
    const pay = client(() => platform.answer(forger, 200, order))
    await expect(pay.query('order0001')).rejects.toThrow(WechatPaySignatureError)
    await expect(pay.parseNotification(platform.headersFor(forger, '{}'), '{}')).rejects.toThrow(
      WechatPaySignatureError,
    )
  }
  expect(platform.calls).toHaveLength(forgers.length)
})

test('an unusable public key stops the start', () => {
  const publicKey = { id, pem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' }
  expect(() => createWechatPay({ ...platform.config, publicKey }, platform.now)).toThrow()
})
