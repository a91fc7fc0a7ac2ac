import { beforeAll, expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'

const merchant = createTestMerchant()
const { emulator, clock, request } = merchant
const { appId, appSecret, mchId } = emulator.credentials

const json = async (response: Promise<Response>) => (await (await response).json()) as Record<string, unknown>
const post = (path: string, body: object) =>
  json(request(path, { method: 'POST', body: JSON.stringify(body) }))
const login = (code: string, change: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    appid: appId,
    secret: appSecret,
    js_code: code,
    grant_type: 'authorization_code',
    ...change,
  })
  return json(request(`/wechat/sns/jscode2session?${query}`))
}
const token = async (change: object = {}) =>
  post('/wechat/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: appId,
    secret: appSecret,
    ...change,
  })

test('a login code names the same person each time and is good once', async () => {
  const first = await login('code-alice')
  expect(first).toMatchObject({
    openid: expect.stringMatching(/^o[\w-]{27}$/),
    session_key: expect.any(String),
  })
  expect(await login('code-alice')).toMatchObject({ errcode: 40163 })
  expect(await login('code-alice#2')).toMatchObject({ openid: first.openid })
  expect((await login('code-bob')).openid).not.toBe(first.openid)
  expect(await login('code-reusable-carol')).toEqual(
    expect.objectContaining({ openid: (await login('code-reusable-carol')).openid }),
  )
})

test('wrong codes, secrets and apps have their own errors and use nothing up', async () => {
  expect(await login('nonsense')).toMatchObject({ errcode: 40029 })
  expect(await login('code-dave', { secret: 'x' })).toMatchObject({ errcode: 40125 })
  expect(await login('code-dave', { appid: 'wx0' })).toMatchObject({ errcode: 40013 })
  expect(await login('code-dave')).toHaveProperty('openid')
})

test('the stable token stays the same until it expires or is forced anew', async () => {
  const first = await token()
  expect(first.expires_in).toBe(7200)
  clock.advance(3_600_000)
  expect(await token()).toEqual({ access_token: first.access_token, expires_in: 3600 })
  const forced = await token({ force_refresh: true })
  expect(forced.access_token).not.toBe(first.access_token)
  const phone = (accessToken: unknown) =>
    post(`/wechat/wxa/business/getuserphonenumber?access_token=${accessToken}`, { code: 'phone-13800000001' })
  expect(await phone(first.access_token)).toMatchObject({ errcode: 40001 })
  expect(await phone(forced.access_token)).toMatchObject({
    errcode: 0,
    phone_info: { purePhoneNumber: '13800000001', countryCode: '86', watermark: { appid: appId } },
  })
  clock.advance(7_200_000)
  expect(await phone(forced.access_token)).toMatchObject({ errcode: 40001 })
  expect(await token({ secret: 'x' })).toMatchObject({ errcode: 40125 })
})

const shipment = (outTradeNo: string, trackingNo: string, change: object = {}) => ({
  order_key: { order_number_type: 1, mchid: mchId, out_trade_no: outTradeNo },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [{ tracking_no: trackingNo, express_company: 'ZTO', item_desc: '奉节脐橙 5 斤' }],
  upload_time: '2026-03-02T10:00:00.000+08:00',
  payer: { openid: 'oTestPayer' },
  ...change,
})

async function upload(body: object): Promise<unknown> {
  const { access_token } = await token()
  return (await post(`/wechat/wxa/sec/order/upload_shipping_info?access_token=${access_token}`, body)).errcode
}

beforeAll(async () => {
  for (const number of ['ship000001', 'ship000002', 'ship000003']) {
    await merchant.prepayId(number)
    emulator.settle(number)
  }
  await merchant.prepayId('ship000009')
})

test('a paid order is shipped once and corrected once', async () => {
  expect(await upload(shipment('ship000001', 'Z1'))).toBe(0)
  expect(await upload(shipment('ship000001', 'Z1'))).toBe(10060023)
  expect(await upload(shipment('ship000001', 'Z2'))).toBe(0)
  expect(await upload(shipment('ship000001', 'Z3'))).toBe(10060003)
  expect(emulator.shippingInfo('ship000001')).toMatchObject({
    shipping_list: [{ tracking_no: 'Z2' }],
    updated: true,
  })
})

test('a split delivery gathers its parcels until all are told', async () => {
  const part = (trackingNo: string, done: boolean) =>
    shipment('ship000002', trackingNo, { delivery_mode: 2, is_all_delivered: done })
  expect(await upload(part('P1', false))).toBe(0)
  expect(await upload(part('P2', true))).toBe(0)
  const told = emulator.shippingInfo('ship000002')
  expect(told?.shipping_list.map((parcel) => parcel.tracking_no)).toEqual(['P1', 'P2'])
  expect(told?.updated).toBe(false)
})

test.each<[string, number, object]>([
  ['an unknown payment', 10060001, shipment('ship000404', 'Z1')],
  ['an unpaid order', 10060001, shipment('ship000009', 'Z1')],
  ['somebody else', 10060031, shipment('ship000003', 'Z1', { payer: { openid: 'oOther' } })],
  ['an unknown kind of logistics', 10060005, shipment('ship000003', 'Z1', { logistics_type: 9 })],
  ['an unknown delivery mode', 268485224, shipment('ship000003', 'Z1', { delivery_mode: 3 })],
  ['a split without its end', 10060007, shipment('ship000003', 'Z1', { delivery_mode: 2 })],
  ['a wrong time', 268485216, shipment('ship000003', 'Z1', { upload_time: '2026-03-02 10:00:00' })],
  ['no parcel', 10060014, shipment('ship000003', 'Z1', { shipping_list: [] })],
])('%s is refused with %i', async (_, errcode, body) => {
  expect(await upload(body)).toBe(errcode)
  expect(emulator.shippingInfo('ship000003')).toBeNull()
})

test('SF Express wants a masked contact', async () => {
  const list = (contact?: object) => ({
    shipping_list: [{ tracking_no: 'SF1', express_company: 'SF', item_desc: '腊肉', contact }],
  })
  expect(await upload(shipment('ship000003', '', list()))).toBe(10060014)
  expect(await upload(shipment('ship000003', '', list({ receiver_contact: '13800000001' })))).toBe(10060014)
  expect(await upload(shipment('ship000003', '', list({ receiver_contact: '138****0001' })))).toBe(0)
})

const message = (change: object = {}) => ({
  touser: `o${'A'.repeat(27)}`,
  template_id: emulator.credentials.messageTemplateIds[0],
  page: 'pages/mine/index',
  data: {
    thing1: { value: '商品已发货' },
    thing2: { value: '二'.repeat(20) },
    time3: { value: '2026年03月02日 10:00' },
  },
  ...change,
})
async function subscribe(body: object): Promise<unknown> {
  const { access_token } = await token()
  return (await post(`/wechat/cgi-bin/message/subscribe/send?access_token=${access_token}`, body)).errcode
}
const withData = (data: object) => message({ data: { ...message().data, ...data } })

test('a subscribe message arrives as it was sent, until the person turns the template off', async () => {
  expect(await subscribe(message())).toBe(0)
  const arrived = emulator.subscribeMessages()
  expect(arrived).toMatchObject([{ page: 'pages/mine/index', data: { thing1: '商品已发货' } }])
  emulator.refuseMessages(message().touser, String(message().template_id))
  expect(await subscribe(message())).toBe(43101)
  expect(await subscribe(message({ template_id: emulator.credentials.messageTemplateIds[1] }))).toBe(0)
})

test.each<[string, number, object]>([
  ['somebody unknown', 40003, message({ touser: 'nobody' })],
  ['an unknown template', 40037, message({ template_id: 'x' })],
  ['a thing of 21 characters', 47003, withData({ thing2: { value: '二'.repeat(21) } })],
  ['an empty thing', 47003, withData({ thing1: { value: ' ' } })],
  ['a time in words', 47003, withData({ time3: { value: '明天' } })],
  ['a keyword that is missing', 47003, message({ data: { thing1: { value: 'x' } } })],
  ['data of another shape', 47001, message({ data: 'x' })],
])('a subscribe message with %s is refused with %i', async (_, errcode, body) => {
  expect(await subscribe(body)).toBe(errcode)
})

test('a subscribe message without a valid token is refused', async () => {
  expect(await post('/wechat/cgi-bin/message/subscribe/send?access_token=x', message())).toMatchObject({
    errcode: 40001,
  })
})
