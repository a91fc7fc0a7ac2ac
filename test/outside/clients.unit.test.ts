import { carrierOf } from '@yuxiang/shared/carriers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OutsideUnavailableError } from '../../server/src/platform/integrations/errors.ts'
import { createKuaidi100, ExpressError } from '../../server/src/platform/integrations/express/index.ts'
import { createTencentSms, SmsError } from '../../server/src/platform/integrations/sms/index.ts'
import { createWechat, WechatCodeError } from '../../server/src/platform/integrations/wechat/index.ts'
import {
  createWechatPay,
  WechatPaySignatureError,
} from '../../server/src/platform/integrations/wechat-pay/index.ts'
import { type OutsideOnLoopback, startOutside } from './loopback.ts'

let outside: OutsideOnLoopback
beforeAll(async () => {
  outside = await startOutside()
})
afterAll(() => outside.stop())

const timeoutMs = 5_000

function payClient(change: object = {}) {
  const { credentials } = outside.emulator
  const config = {
    baseUrl: `${outside.origin}/emulator/pay`,
    appId: credentials.appId,
    mchId: credentials.mchId,
    merchantSerialNo: credentials.merchantSerialNo,
    merchantPrivateKeyPem: credentials.merchantPrivateKeyPem,
    apiV3Key: credentials.apiV3Key,
    notifyUrl: `${outside.origin}/shop/notify`,
    timeoutMs,
    ...change,
  }
  return createWechatPay(config, outside.now)
}

function wechatClient() {
  const { appId, appSecret } = outside.emulator.credentials
  return createWechat(
    { baseUrl: `${outside.origin}/emulator/wechat`, appId, appSecret, timeoutMs },
    outside.now,
  )
}

const order = (outTradeNo: string) => ({
  outTradeNo,
  amountFen: 5980,
  description: '奉节脐橙, 5 斤',
  expiresAt: new Date(outside.now().getTime() + 1_800_000),
})

/** An order of this number, paid, with its announcement delivered. */
async function paid(outTradeNo: string) {
  const pay = payClient()
  await pay.prepayJsapi({ ...order(outTradeNo), openid: 'oTestPayer' })
  outside.emulator.settle(outTradeNo)
  await outside.emulator.runDue()
  const transaction = await pay.query(outTradeNo)
  if (!transaction?.transactionId) throw new Error('not paid')
  return { pay, transactionId: transaction.transactionId }
}

test('an order is placed, paid at the cashier, queried and announced', async () => {
  const pay = payClient()
  expect(await pay.query('journey001')).toBeNull()
  const { prepayId } = await pay.prepayJsapi({ ...order('journey001'), openid: 'oTestPayer' })
  expect(await pay.query('journey001')).toMatchObject({ state: 'NOTPAY', transactionId: undefined })

  const cashier = await fetch(`${outside.origin}/emulator/cashier/${prepayId}/pay`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(pay.jsapiParameters(prepayId)),
  })
  expect(await cashier.json()).toEqual({ trade_state: 'SUCCESS' })
  const transaction = await pay.query('journey001')
  expect(transaction).toMatchObject({ state: 'SUCCESS', amountFen: 5980, openid: 'oTestPayer' })

  await outside.emulator.runDue()
  const received = outside.received.at(-1)
  if (!received) throw new Error('no notification came')
  expect(await pay.parseNotification(received.headers, received.body)).toMatchObject({
    kind: 'transaction',
    outTradeNo: 'journey001',
    transactionId: transaction?.transactionId,
    amountFen: 5980,
  })
  const changed = received.body.replace('TRANSACTION', 'TRANSACTlON')
  await expect(pay.parseNotification(received.headers, changed)).rejects.toThrow(WechatPaySignatureError)
})

test('an H5 order answers an address of the cashier, and a closed order can’t be placed again', async () => {
  const pay = payClient()
  const { h5Url } = await pay.prepayH5({ ...order('h5order001'), clientIp: '127.0.0.1' })
  expect((await fetch(new URL(h5Url, outside.origin))).status).toBe(200)
  await pay.close('h5order001')
  expect(await pay.query('h5order001')).toMatchObject({ state: 'CLOSED' })
  await expect(pay.close('h5order001')).rejects.toMatchObject({ code: 'ORDER_CLOSED', status: 400 })
  await expect(pay.close('unknown001')).rejects.toMatchObject({ code: 'ORDER_NOT_EXIST', status: 404 })
})

test('a refund goes through to its announcement; too much is refused', async () => {
  const { pay } = await paid('refund0001')
  const refund = {
    outTradeNo: 'refund0001',
    outRefundNo: 'R1',
    refundFen: 980,
    totalFen: 5980,
    reason: '缺货',
  }
  expect(await pay.queryRefund('R1')).toBeNull()
  expect(await pay.refund(refund)).toMatchObject({ status: 'PROCESSING', refundFen: 980 })
  outside.advance(2_000)
  await outside.emulator.runDue()
  await outside.emulator.runDue()
  expect(await pay.queryRefund('R1')).toMatchObject({ status: 'SUCCESS', succeededAt: expect.any(Date) })
  expect(await pay.refund(refund)).toMatchObject({ status: 'SUCCESS' })
  const received = outside.received.at(-1)
  expect(await pay.parseNotification(received?.headers ?? new Headers(), received?.body ?? '')).toMatchObject(
    {
      kind: 'refund',
      outRefundNo: 'R1',
      status: 'SUCCESS',
      refundFen: 980,
    },
  )
  await expect(pay.refund({ ...refund, outRefundNo: 'R2', refundFen: 5980 })).rejects.toMatchObject({
    code: 'NOT_ENOUGH',
    status: 403,
  })
})

test('a rotated platform certificate is learned; a stranger’s key and a busy WeChat are told apart', async () => {
  const pay = payClient()
  await pay.query('rotate0001')
  outside.advance(10_000)
  outside.emulator.rotatePlatformCertificate()
  expect(await pay.query('rotate0001')).toBeNull()

  const stranger = payClient({ merchantSerialNo: '0123456789' })
  await expect(stranger.query('rotate0001')).rejects.toMatchObject({ code: 'SIGN_ERROR', status: 401 })
  const wrongApiKey = payClient({ apiV3Key: 'x'.repeat(32) })
  await expect(wrongApiKey.query('rotate0001')).rejects.toThrow(WechatPaySignatureError)
  for (const fault of ['SYSTEM_ERROR', 'FREQUENCY_LIMITED'] as const) {
    outside.emulator.failNextPayCalls(1, fault)
    await expect(pay.query('rotate0001')).rejects.toThrow(OutsideUnavailableError)
  }
})

test('the statement of a day is downloaded the next morning', async () => {
  const { pay, transactionId } = await paid('statement1')
  const day = '2026-03-02'
  await expect(pay.downloadTradeBill(day)).rejects.toMatchObject({ code: 'STATEMENT_CREATING' })
  outside.advance(24 * 3_600_000)
  const rows = await pay.downloadTradeBill(day)
  expect(rows.find((row) => row.outTradeNo === 'statement1')).toMatchObject({
    transactionId,
    tradeState: 'SUCCESS',
    amountFen: 5980,
    refundFen: 0,
  })
  expect(rows.find((row) => row.outRefundNo === 'R1')).toMatchObject({ tradeState: 'REFUND', refundFen: 980 })
  expect(await pay.downloadTradeBill('2026-02-10')).toEqual([])
})

test('people sign in by code and by phone; a token that was replaced costs one repetition', async () => {
  const wechat = wechatClient()
  const { openid } = await wechat.code2Session('code-alice')
  expect(openid).toHaveLength(28)
  await expect(wechat.code2Session('code-alice')).rejects.toThrow(WechatCodeError)
  await expect(wechat.code2Session('nonsense')).rejects.toThrow(WechatCodeError)

  const phone = { phone: '13800000000', countryCode: '86' }
  expect(await wechat.phoneNumber('phone-13800000000')).toEqual(phone)
  const { appId, appSecret } = outside.emulator.credentials
  await fetch(`${outside.origin}/emulator/wechat/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
      force_refresh: true,
    }),
  })
  expect(await wechat.phoneNumber('phone-13800000000')).toEqual(phone)
})

test('the parcels of a split payment are told one after the other, and a repeat does no harm', async () => {
  const { transactionId } = await paid('parcels001')
  const wechat = wechatClient()
  const parcel = (trackingNo: string, carrier: string) => ({
    trackingNo,
    carrier: carrierOf(carrier)?.wechatId ?? '',
    description: '奉节脐橙',
    receiverPhone: '13812345678',
  })
  const parcels = [parcel('SF0001', 'sf'), parcel('ZTO0001', 'zto')]
  const info = { transactionId, openid: 'oTestPayer', split: true, uploadedAt: outside.now() }
  await wechat.uploadShippingInfo({ ...info, allDelivered: false, parcels: parcels.slice(0, 1) })
  await wechat.uploadShippingInfo({ ...info, allDelivered: true, parcels })
  await wechat.uploadShippingInfo({ ...info, allDelivered: true, parcels })
  const told = outside.emulator.shippingInfo('parcels001')
  expect(told?.shipping_list.map(({ tracking_no }) => tracking_no)).toEqual(['SF0001', 'ZTO0001'])
  expect(told).toMatchObject({ is_all_delivered: true, updated: false })
  await expect(
    wechat.uploadShippingInfo({ ...info, transactionId: '4200', allDelivered: true, parcels }),
  ).rejects.toMatchObject({ errcode: 10060001 })
})

test('a verification code is sent; a wrong secret is refused', async () => {
  const { smsSecretId, smsSecretKey, smsAppId, smsSign, smsTemplateId } = outside.emulator.credentials
  const config = {
    baseUrl: `${outside.origin}/emulator/sms`,
    secretId: smsSecretId,
    secretKey: smsSecretKey,
    appId: smsAppId,
    sign: smsSign,
    templateId: smsTemplateId,
    timeoutMs,
  }
  await createTencentSms(config, outside.now).sendCode('13812345678', '123456', 5)
  expect(outside.emulator.sentMessages().at(-1)).toMatchObject({
    phoneNumber: '+8613812345678',
    templateParams: ['123456', '5'],
  })
  const wrong = createTencentSms({ ...config, secretKey: 'wrong' }, outside.now)
  await expect(wrong.sendCode('13812345678', '123456', 5)).rejects.toThrow(SmsError)
})

test('a parcel is followed; SF wants the phone, a wrong key is refused', async () => {
  const { expressCustomer: customer, expressKey: key } = outside.emulator.credentials
  const config = { baseUrl: `${outside.origin}/emulator/express`, customer, key, timeoutMs }
  const express = createKuaidi100(config)
  const parcel = { carrier: 'sf', trackingNo: 'SF1234567890', phone: '13812345678' }
  expect(await express.track(parcel)).toHaveLength(1)
  outside.advance(30 * 3_600_000)
  const events = await express.track(parcel)
  expect(events[0]?.text).toContain('签收')
  expect(events.at(-1)?.text).toContain('揽收')
  await expect(express.track({ ...parcel, phone: undefined })).rejects.toThrow(ExpressError)
  await expect(createKuaidi100({ ...config, key: 'wrong' }).track(parcel)).rejects.toThrow(ExpressError)
})
