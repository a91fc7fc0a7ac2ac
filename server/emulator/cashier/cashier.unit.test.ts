import { sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'
import { safeReturnPath } from './redirect.ts'

const merchant = createTestMerchant({ autopayAfterMs: 60_000 })
const { emulator, clock, request } = merchant
const RETURN = '/app/pages/result?id=1'

const open = (prepayId: string, redirectUrl = RETURN) =>
  request(`/cashier?prepay_id=${prepayId}&redirect_url=${encodeURIComponent(redirectUrl)}`)

const press = (prepayId: string, action: string, fields: Record<string, string> = {}) =>
  request(`/cashier/${prepayId}/${action}`, {
    method: 'POST',
    body: new URLSearchParams({ redirect_url: RETURN, ...fields }),
  })

test('the page shows the order, escapes what the merchant wrote and stops the automatic payment', async () => {
  const prepayId = await merchant.prepayId('cashier001', { description: '<b>脐橙</b>' })
  const response = await open(prepayId, '/app/"><script>')
  const page = await response.text()
  expect(page).toContain('59.80')
  expect(page).toContain('&lt;b&gt;脐橙&lt;/b&gt;')
  expect(page).not.toContain('<script')
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  clock.advance(60_000)
  await emulator.runDue()
  expect(emulator.order('cashier001')).toMatchObject({ trade_state: 'NOTPAY' })
})

test('paying goes back to the shop; a second press changes nothing', async () => {
  const prepayId = await merchant.prepayId('cashier002')
  const response = await press(prepayId, 'pay')
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe(RETURN)
  const paid = emulator.order('cashier002')
  expect(paid).toMatchObject({ trade_state: 'SUCCESS' })
  expect((await press(prepayId, 'pay')).status).toBe(303)
  expect((await press(prepayId, 'refuse')).status).toBe(303)
  expect(emulator.order('cashier002')).toEqual(paid)
  expect(await (await open(prepayId)).text()).toContain('无需重复付款')
})

test('a person who cancels leaves the order unpaid; one whose bank refuses may try again', async () => {
  const prepayId = await merchant.prepayId('cashier003')
  expect((await press(prepayId, 'refuse', { reason: 'cancelled' })).headers.get('Location')).toBe(RETURN)
  expect(emulator.order('cashier003')).toMatchObject({ trade_state: 'NOTPAY' })
  await press(prepayId, 'refuse', { reason: 'insufficientBalance' })
  expect(emulator.order('cashier003')).toMatchObject({ trade_state: 'PAYERROR' })
  expect(await (await open(prepayId)).text()).toContain('余额不足')
  await press(prepayId, 'pay')
  expect(emulator.order('cashier003')).toMatchObject({ trade_state: 'SUCCESS' })
})

test('closing the window pays nothing', async () => {
  const prepayId = await merchant.prepayId('cashier004')
  expect((await press(prepayId, 'close')).status).toBe(303)
  expect(emulator.order('cashier004')).toMatchObject({ trade_state: 'NOTPAY' })
  const nowhere = await press(prepayId, 'close', { redirect_url: 'https://elsewhere.test/' })
  expect(nowhere.status).toBe(200)
  expect(await nowhere.text()).toContain('未完成支付')
})

test('an expired order, a closed one and an unknown one are told apart', async () => {
  const expired = await merchant.prepayId('cashier005')
  clock.advance(2 * 3_600_000)
  expect(await (await open(expired)).text()).toContain('订单已过期')
  expect(await (await press(expired, 'pay')).text()).toContain('订单已过期')
  expect(emulator.order('cashier005')).toMatchObject({ trade_state: 'CLOSED' })

  const closed = await merchant.prepayId('cashier006')
  const { mchId } = emulator.credentials
  await merchant.pay('POST', '/v3/pay/transactions/out-trade-no/cashier006/close', { mchid: mchId })
  expect(await (await open(closed)).text()).toContain('商家已关闭此订单')
  const unknown = await open('wx0')
  expect(unknown.status).toBe(404)
})

const payAsProgram = (prepayId: string, parameters?: object) =>
  request(`/cashier/${prepayId}/pay`, {
    method: 'POST',
    headers: { Accept: 'application/json', ...(parameters ? { 'Content-Type': 'application/json' } : {}) },
    ...(parameters ? { body: JSON.stringify(parameters) } : {}),
  })

function invocation(prepayId: string) {
  const parameters = {
    timeStamp: '1772416800',
    nonceStr: 'abc',
    package: `prepay_id=${prepayId}`,
    signType: 'RSA',
  }
  const message = `${emulator.credentials.appId}\n${parameters.timeStamp}\nabc\n${parameters.package}\n`
  const key = emulator.credentials.merchantPrivateKeyPem
  return { ...parameters, paySign: sign('RSA-SHA256', Buffer.from(message), key).toString('base64') }
}

test('the stand-in of wx.requestPayment is answered in JSON, and signed parameters are verified', async () => {
  const first = await merchant.prepayId('cashier007')
  expect(await (await payAsProgram(first)).json()).toEqual({ trade_state: 'SUCCESS' })
  const second = await merchant.prepayId('cashier008')
  expect((await payAsProgram(second, invocation(first))).status).toBe(400)
  expect((await payAsProgram(second, { ...invocation(second), nonceStr: 'abd' })).status).toBe(400)
  expect(emulator.order('cashier008')).toMatchObject({ trade_state: 'NOTPAY' })
  expect(await (await payAsProgram(second, invocation(second))).json()).toEqual({ trade_state: 'SUCCESS' })
  expect((await payAsProgram('wx0')).status).toBe(404)
})

test.each([
  ['/app/result#/x?y=1', '/app/result#/x?y=1'],
  ['http://outside.test/app', '/app'],
  ['https://outside.test/app', '/app'],
  ['https://elsewhere.test/app', null],
  ['//elsewhere.test/app', null],
  ['/\\elsewhere.test', null],
  ['http://outside.test//elsewhere.test', null],
  ['javascript:alert(1)', null],
  ['', null],
])('a return to %s leads to %s', (redirectUrl, path) => {
  expect(safeReturnPath(redirectUrl, 'http://outside.test/emulator/cashier')).toBe(path)
})
