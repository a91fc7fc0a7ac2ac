import { verify } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OutsideUnavailableError } from '../errors.ts'
import { createWechatPay, WechatPayError, WechatPaySignatureError } from './index.ts'
import { createTestPlatform } from './test-platform.ts'

let platform = createTestPlatform()
beforeEach(() => {
  platform = createTestPlatform()
})
afterEach(() => vi.unstubAllGlobals())

const CERTIFICATES = '/base/v3/certificates'
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

/** A client of a platform that publishes `known` keys and answers every call with `answer`. */
function client(known: ReturnType<typeof platform.makeKey>[], answer: () => Response) {
  platform.serve((path) => (path === CERTIFICATES ? platform.certificates(known) : answer()))
  return createWechatPay(platform.config, platform.now)
}

test('a call is signed over the whole path with its base and query, and the answer is verified', async () => {
  const key = platform.makeKey()
  const pay = client([key], () => platform.answer(key, 200, order))
  expect(await pay.query('order0001')).toEqual({
    outTradeNo: 'order0001',
    state: 'SUCCESS',
    transactionId: '4200',
    amountFen: 5980,
    paidAt: new Date('2026-03-02T02:00:00Z'),
    openid: 'oPayer',
  })
  const [call] = platform.calls
  const authorization = new Headers(call?.init.headers).get('Authorization') ?? ''
  const field = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(authorization)?.[1] ?? ''
  const target = '/base/v3/pay/transactions/out-trade-no/order0001?mchid=1900000001'
  const message = `GET\n${target}\n${field('timestamp')}\n${field('nonce_str')}\n\n`
  const signature = Buffer.from(field('signature'), 'base64')
  expect(verify('RSA-SHA256', Buffer.from(message), platform.merchantPublicKey, signature)).toBe(true)
  expect(field('serial_no')).toBe('ABCDEF')
})

test('what the payer reads is cut to the bytes that WeChat takes, between characters and never within a pair', async () => {
  const key = platform.makeKey()
  const pay = client([key], () => platform.answer(key, 400, { code: 'PARAM_ERROR', message: '' }))
  const refund = { outTradeNo: 'order0001', outRefundNo: 'refund0001', refundFen: 1, totalFen: 1 }
  const long = '质量问题，与买家协商一致后全额退款'.repeat(4)
  await expect(pay.refund({ ...refund, reason: `a${long}` })).rejects.toThrow(WechatPayError)
  await expect(pay.refund({ ...refund, reason: '缺货' })).rejects.toThrow(WechatPayError)
  const order = { outTradeNo: 'order0001', amountFen: 1, expiresAt: platform.now(), openid: 'oPayer' }
  const description = `渝乡集-${'脐橙'.repeat(19)}${'🍊'.slice(0, 1)}等 2 件`
  await expect(pay.prepayJsapi({ ...order, description })).rejects.toThrow(WechatPayError)
  const sent = platform.calls.flatMap(({ init }) => (init.body ? [JSON.parse(String(init.body))] : []))
  expect(sent.map(({ reason }) => reason)).toEqual([`a${long.slice(0, 26)}`, '缺货', undefined])
  expect(sent[2].description).toBe(`渝乡集-${'脐橙'.repeat(19)}\uFFFD`)
})

test('JSAPI parameters are signed for the phone', () => {
  const pay = createWechatPay(platform.config, platform.now)
  const { paySign, ...rest } = pay.jsapiParameters('wx123')
  expect(rest).toMatchObject({ appId: 'wx0123456789abcdef', package: 'prepay_id=wx123', signType: 'RSA' })
  const message = `${rest.appId}\n${rest.timeStamp}\n${rest.nonceStr}\n${rest.package}\n`
  const signature = Buffer.from(paySign, 'base64')
  expect(verify('RSA-SHA256', Buffer.from(message), platform.merchantPublicKey, signature)).toBe(true)
})

test('a changed, an old, a future, an unsigned and a falsely signed answer are not believed', async () => {
  const key = platform.makeKey()
  const stranger = { ...platform.makeKey(), serialNo: key.serialNo }
  const text = JSON.stringify(order)
  const at = (ms: number) => new Date(platform.clock.now.getTime() + ms)
  const forgeries: (() => Response)[] = [
    () => new Response(text.replace('5980', '1'), { headers: platform.headersFor(key, text) }),
    () => new Response(text, { headers: platform.headersFor(key, text, at(-301_000)) }),
    () => new Response(text, { headers: platform.headersFor(key, text, at(301_000)) }),
    () => new Response(text),
    () => new Response(text, { headers: platform.headersFor(stranger, text) }),
    () => new Response(text.replace('x', 'y'), { status: 404, headers: platform.headersFor(key, text) }),
  ]
  for (const forged of forgeries) {
    await expect(client([key], forged).query('order0001')).rejects.toThrow(WechatPaySignatureError)
  }
  const fresh = () => new Response(text, { headers: platform.headersFor(key, text, at(-299_000)) })
  expect(await client([key], fresh).query('order0001')).toMatchObject({ amountFen: 5980 })
})

test('certificates sealed with another APIv3 key, or signed by none of themselves, are refused', async () => {
  const key = platform.makeKey()
  platform.serve((path) =>
    path === CERTIFICATES ? platform.certificates([key], 'x'.repeat(32)) : platform.answer(key, 200, order),
  )
  const pay = () => createWechatPay(platform.config, platform.now)
  await expect(pay().query('order0001')).rejects.toThrow(WechatPaySignatureError)
  platform.serve(async (path) => {
    if (path !== CERTIFICATES) return platform.answer(key, 200, order)
    const text = await platform.certificates([key]).text()
    return new Response(text, { headers: platform.headersFor(platform.makeKey(), text) })
  })
  await expect(pay().query('order0001')).rejects.toThrow(WechatPaySignatureError)
})

test('a new certificate is fetched when its serial appears; unknown serials ask at most once in five seconds', async () => {
  const [old, next, unknown] = [platform.makeKey(), platform.makeKey(), platform.makeKey()]
  const published = [old]
  let signer = old
  const pay = client(published, () => platform.answer(signer, 200, order))
  await Promise.all([pay.query('a00001'), pay.query('a00002'), pay.query('a00003')])
  expect(platform.countOf(CERTIFICATES)).toBe(1)

  platform.advance(10_000)
  signer = next
  published.unshift(next)
  await pay.query('a00004')
  expect(platform.countOf(CERTIFICATES)).toBe(2)
  signer = old
  await pay.query('a00005')
  expect(platform.countOf(CERTIFICATES)).toBe(2)

  signer = unknown
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await expect(pay.query('a00006')).rejects.toThrow(WechatPaySignatureError)
  }
  expect(platform.countOf(CERTIFICATES)).toBe(2)
  platform.advance(5_000)
  await expect(pay.query('a00006')).rejects.toThrow(WechatPaySignatureError)
  expect(platform.countOf(CERTIFICATES)).toBe(3)
})

test('certificates older than twelve hours are looked up again, and still serve when WeChat is silent', async () => {
  const key = platform.makeKey()
  let silent = false
  platform.serve((path) => {
    if (path !== CERTIFICATES) return platform.answer(key, 200, order)
    if (silent) throw new TypeError('fetch failed')
    return platform.certificates([key])
  })
  const pay = createWechatPay(platform.config, platform.now)
  await pay.query('a00001')
  platform.advance(12 * 3_600_000)
  await pay.query('a00001')
  expect(platform.countOf(CERTIFICATES)).toBe(2)
  silent = true
  platform.advance(12 * 3_600_000)
  expect(await pay.query('a00001')).toMatchObject({ state: 'SUCCESS' })
  expect(platform.countOf(CERTIFICATES)).toBe(3)
})

test('refusals keep their code; busy, silent and garbled answers are "unavailable" and tell no secret', async () => {
  const key = platform.makeKey()
  const refused = client([key], () => platform.answer(key, 400, { code: 'ORDERPAID', message: '已支付' }))
  await expect(refused.close('order0001')).rejects.toMatchObject({ code: 'ORDERPAID', status: 400 })
  await expect(refused.close('order0001')).rejects.toThrow(WechatPayError)
  const unknown = client([key], () => platform.answer(key, 404, { code: 'ORDER_NOT_EXIST', message: '' }))
  expect(await unknown.query('order0001')).toBeNull()
  const unsigned = client([key], () => Response.json({ code: 'SIGN_ERROR', message: '' }, { status: 401 }))
  await expect(unsigned.query('order0001')).rejects.toMatchObject({ code: 'SIGN_ERROR', status: 401 })

  const troubles: (() => Response)[] = [
    () => platform.answer(key, 429, { code: 'FREQUENCY_LIMITED', message: '' }),
    () => new Response('<html>bad gateway', { status: 502 }),
    () => platform.answer(key, 200, { ...order, trade_state: 'NONSENSE' }),
    () => {
      throw new TypeError(`fetch failed ${platform.config.merchantPrivateKeyPem}`)
    },
  ]
  for (const trouble of troubles) {
    const error: unknown = await client([key], trouble)
      .query('order0001')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OutsideUnavailableError)
    expect(String(error)).not.toContain('PRIVATE KEY')
  }
})
