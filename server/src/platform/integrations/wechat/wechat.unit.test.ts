import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OutsideUnavailableError } from '../errors.ts'
import { createWechat, WechatCodeError, WechatError } from './index.ts'

const config = { baseUrl: 'https://wechat.test/', appId: 'wx1', appSecret: 'top-secret', timeoutMs: 1_000 }
type Call = { url: URL; body: Record<string, unknown> }

let calls: Call[] = []
let now = new Date()
let answer: (call: Call) => unknown = () => ({})

beforeEach(() => {
  calls = []
  now = new Date('2026-03-02T02:00:00Z')
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const call = { url: new URL(url), body: init.body ? JSON.parse(String(init.body)) : {} }
    calls.push(call)
    return Response.json(answer(call))
  })
})
afterEach(() => vi.unstubAllGlobals())

const client = () => createWechat(config, () => now)
const tokenCalls = () => calls.filter(({ url }) => url.pathname === '/cgi-bin/stable_token')
const phone = { errcode: 0, phone_info: { purePhoneNumber: '13800000000', countryCode: '86' } }

test('a login code becomes an openid; wrong, used and risky codes are the person’s trouble', async () => {
  answer = () => ({ openid: 'oA', session_key: 'never handed out', unionid: 'u' })
  expect(await client().code2Session('c')).toEqual({ openid: 'oA', unionid: 'u' })
  expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toEqual({
    appid: 'wx1',
    secret: 'top-secret',
    js_code: 'c',
    grant_type: 'authorization_code',
  })
  for (const errcode of [40029, 40163, 40226]) {
    answer = () => ({ errcode, errmsg: 'x' })
    await expect(client().code2Session('c')).rejects.toThrow(WechatCodeError)
  }
  answer = () => ({ errcode: 40013, errmsg: 'invalid appid' })
  await expect(client().code2Session('c')).rejects.toThrow(WechatError)
  answer = () => ({ errcode: -1, errmsg: 'system error' })
  await expect(client().code2Session('c')).rejects.toThrow(OutsideUnavailableError)
})

test('a silent WeChat is unavailable, and the error does not repeat the secret in the address', async () => {
  vi.stubGlobal('fetch', async (url: string) => {
    throw new TypeError(`fetch failed: ${url}`)
  })
  const error: unknown = await client()
    .code2Session('c')
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(OutsideUnavailableError)
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('top-secret')
})

test('one token for all, asked once, kept until five minutes before its end', async () => {
  answer = () => ({ access_token: `t${calls.length}`, expires_in: 7200 })
  const wechat = client()
  expect(await Promise.all([wechat.accessToken(), wechat.accessToken()])).toEqual(['t1', 't1'])
  now = new Date(now.getTime() + 6_899_000)
  expect(await wechat.accessToken()).toBe('t1')
  now = new Date(now.getTime() + 1_000)
  expect(await wechat.accessToken()).toBe('t2')
})

test('a token that somebody replaced is fetched anew and the call repeated once', async () => {
  let valid = 'old'
  answer = ({ url }) => {
    if (url.pathname === '/cgi-bin/stable_token') return { access_token: valid, expires_in: 7200 }
    return url.searchParams.get('access_token') === valid ? phone : { errcode: 40001, errmsg: 'invalid' }
  }
  const wechat = client()
  await wechat.accessToken()
  valid = 'new'
  expect(await wechat.phoneNumber('p')).toEqual({ phone: '13800000000', countryCode: '86' })
  expect(tokenCalls().map(({ body }) => body.force_refresh)).toEqual([false, false])
})

test('when asking gives the refused token again it is forced; a second refusal is final', async () => {
  answer = ({ url, body }) => {
    if (url.pathname === '/cgi-bin/stable_token')
      return { access_token: body.force_refresh ? 'forced' : 'stuck', expires_in: 7200 }
    return url.searchParams.get('access_token') === 'forced' ? phone : { errcode: 42001, errmsg: 'expired' }
  }
  expect(await client().phoneNumber('p')).toMatchObject({ phone: '13800000000' })
  expect(tokenCalls().map(({ body }) => body.force_refresh)).toEqual([false, false, true])

  answer = ({ url }) =>
    url.pathname === '/cgi-bin/stable_token'
      ? { access_token: 't', expires_in: 7200 }
      : { errcode: 40001, errmsg: 'invalid' }
  calls = []
  await expect(client().phoneNumber('p')).rejects.toMatchObject({ errcode: 40001 })
  expect(calls.filter(({ url }) => url.pathname === '/wxa/business/getuserphonenumber')).toHaveLength(2)
})

const info = {
  transactionId: '4200',
  openid: 'oA',
  split: true,
  allDelivered: false,
  uploadedAt: new Date('2026-03-02T02:00:00Z'),
  parcels: [
    { trackingNo: 'SF1', carrier: 'SF', description: '橙'.repeat(200), receiverPhone: '13812345678' },
  ],
}

test('shipping info of a split payment is told as WeChat wants it', async () => {
  answer = ({ url }) =>
    url.pathname === '/cgi-bin/stable_token'
      ? { access_token: 't', expires_in: 7200 }
      : { errcode: 0, errmsg: 'ok' }
  await client().uploadShippingInfo(info)
  expect(calls.at(-1)?.body).toEqual({
    order_key: { order_number_type: 2, transaction_id: '4200' },
    logistics_type: 1,
    delivery_mode: 2,
    is_all_delivered: false,
    shipping_list: [
      {
        tracking_no: 'SF1',
        express_company: 'SF',
        item_desc: '橙'.repeat(120),
        contact: { receiver_contact: '138****5678' },
      },
    ],
    upload_time: '2026-03-02T10:00:00+08:00',
    payer: { openid: 'oA' },
  })
  await client().uploadShippingInfo({ ...info, split: false })
  expect(calls.at(-1)?.body).toMatchObject({ delivery_mode: 1 })
  expect(calls.at(-1)?.body).not.toHaveProperty('is_all_delivered')
})

test('telling WeChat the same again is done, telling it of an unknown payment is refused', async () => {
  let errcode = 10060023
  answer = ({ url }) =>
    url.pathname === '/cgi-bin/stable_token' ? { access_token: 't', expires_in: 7200 } : { errcode }
  await expect(client().uploadShippingInfo(info)).resolves.toBeUndefined()
  errcode = 10060001
  await expect(client().uploadShippingInfo(info)).rejects.toMatchObject({ errcode: 10060001 })
})

test('a subscribe message is sent as WeChat wants it; a refusal of the person is an answer, ours are errors', async () => {
  let errcode = 0
  answer = ({ url }) =>
    url.pathname === '/cgi-bin/stable_token' ? { access_token: 't', expires_in: 7200 } : { errcode }
  const message = {
    openid: 'oA',
    templateId: 'T',
    page: 'pages/mine/index',
    data: { thing1: '商品已发货', time3: '2026年03月02日 10:00' },
  }
  expect(await client().sendSubscribeMessage(message)).toBe(true)
  const call = calls.at(-1)
  expect(`${call?.url.pathname}${call?.url.search}`).toBe('/cgi-bin/message/subscribe/send?access_token=t')
  expect(call?.body).toEqual({
    touser: 'oA',
    template_id: 'T',
    page: 'pages/mine/index',
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: { thing1: { value: '商品已发货' }, time3: { value: '2026年03月02日 10:00' } },
  })
  errcode = 43101
  expect(await client().sendSubscribeMessage(message)).toBe(false)
  errcode = 47003
  await expect(client().sendSubscribeMessage(message)).rejects.toMatchObject({ errcode: 47003 })
})
