import { afterEach, expect, test, vi } from 'vitest'
import { createWechatPay, WechatPaySignatureError } from './index.ts'
import { createTestPlatform } from './test-platform.ts'

const platform = createTestPlatform()
const key = platform.makeKey()
afterEach(() => vi.unstubAllGlobals())

const transaction = {
  appid: platform.config.appId,
  mchid: platform.config.mchId,
  out_trade_no: 'order0001',
  trade_state: 'SUCCESS',
  transaction_id: '4200',
  success_time: '2026-03-02T10:00:00+08:00',
  amount: { total: 5980 },
  payer: { openid: 'oPayer' },
}

function client() {
  platform.serve(() => platform.certificates([key]))
  return createWechatPay(platform.config, platform.now)
}

function message(eventType: string, resource: object, apiV3Key = platform.config.apiV3Key): string {
  const envelope = platform.seal(JSON.stringify(resource), 'transaction', apiV3Key)
  return JSON.stringify({ id: 'n1', event_type: eventType, resource: envelope })
}

test('a payment and a refund are read', async () => {
  const pay = client()
  const paid = message('TRANSACTION.SUCCESS', transaction)
  expect(await pay.parseNotification(platform.headersFor(key, paid), paid)).toEqual({
    kind: 'transaction',
    id: 'n1',
    outTradeNo: 'order0001',
    state: 'SUCCESS',
    transactionId: '4200',
    amountFen: 5980,
    paidAt: new Date('2026-03-02T02:00:00Z'),
    openid: 'oPayer',
  })
  const refunded = message('REFUND.SUCCESS', {
    mchid: platform.config.mchId,
    out_trade_no: 'order0001',
    out_refund_no: 'R1',
    refund_status: 'SUCCESS',
    success_time: '2026-03-02T10:05:00+08:00',
    amount: { total: 5980, refund: 980 },
  })
  expect(await pay.parseNotification(platform.headersFor(key, refunded), refunded)).toEqual({
    kind: 'refund',
    id: 'n1',
    outTradeNo: 'order0001',
    outRefundNo: 'R1',
    status: 'SUCCESS',
    refundFen: 980,
    succeededAt: new Date('2026-03-02T02:05:00Z'),
  })
})

test('forged, changed, old, misdirected and unsigned notifications are signature errors', async () => {
  const pay = client()
  const body = message('TRANSACTION.SUCCESS', transaction)
  const foreign = message('TRANSACTION.SUCCESS', { ...transaction, mchid: '1900000002' })
  const foreignApp = message('TRANSACTION.SUCCESS', { ...transaction, appid: 'wxother' })
  const wrongKey = message('TRANSACTION.SUCCESS', transaction, 'x'.repeat(32))
  const stranger = { ...platform.makeKey(), serialNo: key.serialNo }
  const old = new Date(platform.clock.now.getTime() - 301_000)
  const signTest = platform.headersFor(key, body)
  signTest.set('Wechatpay-Signature', `WECHATPAY/SIGNTEST/${signTest.get('Wechatpay-Signature')}`)
  const cases: [Headers, string][] = [
    [platform.headersFor(stranger, body), body],
    [platform.headersFor(platform.makeKey(), body), body],
    [platform.headersFor(key, body), `${body} `],
    [platform.headersFor(key, body, old), body],
    [platform.headersFor(key, foreign), foreign],
    [platform.headersFor(key, foreignApp), foreignApp],
    [platform.headersFor(key, wrongKey), wrongKey],
    [signTest, body],
    [new Headers(), body],
  ]
  for (const [headers, text] of cases) {
    await expect(pay.parseNotification(headers, text)).rejects.toThrow(WechatPaySignatureError)
  }
})

test('an old replay does not make us ask for certificates', async () => {
  const pay = client()
  platform.calls.length = 0
  const body = message('TRANSACTION.SUCCESS', transaction)
  const headers = platform.headersFor(key, body, new Date(platform.clock.now.getTime() - 3_600_000))
  await expect(pay.parseNotification(headers, body)).rejects.toThrow('five minutes')
  expect(platform.calls).toHaveLength(0)
})

test('a genuine message of another kind is named, not taken for a payment', async () => {
  const pay = client()
  const body = message('COMPLAINT.CREATE', { complaint_id: '1' })
  await expect(pay.parseNotification(platform.headersFor(key, body), body)).rejects.toMatchObject({
    code: 'UNKNOWN_NOTIFICATION',
  })
})
