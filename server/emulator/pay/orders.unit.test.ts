import { expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'

const merchant = createTestMerchant()
const { emulator, clock } = merchant
const mchid = emulator.credentials.mchId

const query = (outTradeNo: string) =>
  merchant.pay('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchid}`)
const close = (outTradeNo: string) =>
  merchant.pay('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid })

test('the same order again answers the same prepay_id; another amount is refused', async () => {
  const first = await merchant.prepayId('same000001')
  expect(await merchant.prepayId('same000001')).toBe(first)
  const other = await merchant.jsapiOrder('same000001', { amount: { total: 1 } })
  expect(other.status).toBe(403)
  expect(await other.json()).toMatchObject({ code: 'OUT_TRADE_NO_USED' })
})

test('a paid order answers its transaction by both numbers and cannot be ordered or closed again', async () => {
  await merchant.prepayId('paid000001')
  expect(await (await query('paid000001')).json()).toMatchObject({
    trade_state: 'NOTPAY',
    amount: { total: 5980 },
  })
  emulator.settle('paid000001')
  const paid = (await (await query('paid000001')).json()) as { transaction_id: string }
  expect(paid).toMatchObject({
    trade_state: 'SUCCESS',
    trade_type: 'JSAPI',
    payer: { openid: 'oTestPayer' },
    amount: { total: 5980, payer_total: 5980 },
    success_time: '2026-03-02T10:00:00+08:00',
  })
  expect(paid.transaction_id).toMatch(/^4200\d{24}$/)
  const byId = await merchant.pay('GET', `/v3/pay/transactions/id/${paid.transaction_id}?mchid=${mchid}`)
  expect(await byId.json()).toEqual(paid)
  expect(await (await merchant.jsapiOrder('paid000001')).json()).toMatchObject({ code: 'ORDERPAID' })
  expect(await (await close('paid000001')).json()).toMatchObject({ code: 'ORDERPAID' })
})

test('paying twice changes nothing and notifies once', async () => {
  await merchant.prepayId('twice00001')
  emulator.settle('twice00001')
  const first = emulator.order('twice00001')
  emulator.settle('twice00001')
  expect(emulator.order('twice00001')).toEqual(first)
  await emulator.runDue()
  const ours = merchant.notifications.filter((one) => one.url.endsWith('/payments/notify'))
  expect(emulator.pendingNotifications()).toEqual([])
  expect(new Set(ours.map((one) => JSON.parse(one.body).id)).size).toBe(ours.length)
})

test('a closed order cannot be paid', async () => {
  await merchant.prepayId('closed0001')
  const response = await close('closed0001')
  expect(response.status).toBe(204)
  expect(response.headers.get('Wechatpay-Signature')).toBeTruthy()
  emulator.settle('closed0001')
  expect(emulator.order('closed0001')).toMatchObject({ trade_state: 'CLOSED' })
  expect(await (await merchant.jsapiOrder('closed0001')).json()).toMatchObject({ code: 'ORDER_CLOSED' })
})

test('time_expire closes the order', async () => {
  await merchant.prepayId('expire0001', { time_expire: '2026-03-02T10:30:00+08:00' })
  clock.advance(30 * 60_000 - 1)
  expect(emulator.order('expire0001')).toMatchObject({ trade_state: 'NOTPAY' })
  clock.advance(1)
  emulator.settle('expire0001')
  expect(emulator.order('expire0001')).toMatchObject({ trade_state: 'CLOSED' })
})

test.each([
  ['no payer', { payer: undefined }],
  ['amount 0', { amount: { total: 0 } }],
  ['a fraction of a fen', { amount: { total: 1.5 } }],
  ['a notify_url with a query', { notify_url: 'https://shop.test/notify?a=1' }],
  ['a description of 129 bytes in 43 characters', { description: '橙'.repeat(43) }],
  ['an end in the past', { time_expire: '2020-01-01T00:00:00+08:00' }],
])('%s is a PARAM_ERROR', async (_, change) => {
  const response = await merchant.jsapiOrder('param00001', change)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'PARAM_ERROR' })
})

test('another appid, an unknown order and a missing mchid have their own codes', async () => {
  const other = await merchant.jsapiOrder('appid00001', { appid: 'wx0' })
  expect(await other.json()).toMatchObject({ code: 'APPID_MCHID_NOT_MATCH' })
  expect((await query('nothing001')).status).toBe(404)
  expect(await (await query('nothing001')).json()).toMatchObject({ code: 'ORDER_NOT_EXIST' })
  expect((await merchant.pay('GET', '/v3/pay/transactions/out-trade-no/nothing001')).status).toBe(400)
})

test('an H5 order hands out the cashier below the mount path and needs scene_info', async () => {
  const { appId } = emulator.credentials
  const order = {
    appid: appId,
    mchid,
    description: '巫山脆李',
    out_trade_no: 'h500000001',
    notify_url: 'https://shop.test/api/payments/notify',
    amount: { total: 100 },
  }
  expect((await merchant.pay('POST', '/v3/pay/transactions/h5', order)).status).toBe(400)
  const scene_info = { payer_client_ip: '127.0.0.1', h5_info: { type: 'Wap' } }
  const response = await merchant.pay('POST', '/v3/pay/transactions/h5', { ...order, scene_info })
  const { h5_url } = (await response.json()) as { h5_url: string }
  expect(h5_url).toMatch(/^\/emulator\/cashier\?prepay_id=wx[0-9a-f]+$/)
  emulator.settle('h500000001')
  expect(emulator.order('h500000001')).toMatchObject({ trade_type: 'MWEB', trade_state: 'SUCCESS' })
})

test('an order nobody looks at is paid by itself when its time has come, not before', async () => {
  const quick = createTestMerchant({ autopayAfterMs: 2_000 })
  await quick.prepayId('auto000001')
  quick.clock.advance(1_999)
  await quick.emulator.runDue()
  expect(quick.emulator.order('auto000001')).toMatchObject({ trade_state: 'NOTPAY' })
  quick.clock.advance(1)
  await quick.emulator.runDue()
  expect(quick.emulator.order('auto000001')).toMatchObject({ trade_state: 'SUCCESS' })
  expect(quick.notifications).toHaveLength(1)
})
