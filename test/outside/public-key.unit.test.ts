import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createWechatPay,
  WechatPaySignatureError,
} from '../../server/src/platform/integrations/wechat-pay/index.ts'
import { type OutsideOnLoopback, startOutside } from './loopback.ts'

let outside: OutsideOnLoopback
beforeAll(async () => {
  outside = await startOutside({ signsWithPublicKey: true })
})
afterAll(() => outside.stop())

function payClient(publicKey: { id: string; pem: string } | null) {
  const { credentials } = outside.emulator
  const config = {
    baseUrl: `${outside.origin}/emulator/pay`,
    appId: credentials.appId,
    mchId: credentials.mchId,
    merchantSerialNo: credentials.merchantSerialNo,
    merchantPrivateKeyPem: credentials.merchantPrivateKeyPem,
    apiV3Key: credentials.apiV3Key,
    notifyUrl: `${outside.origin}/shop/notify`,
    timeoutMs: 5_000,
    ...(publicKey && { publicKey }),
  }
  return createWechatPay(config, outside.now)
}

const held = () => {
  const { platformPublicKey } = outside.emulator
  if (!platformPublicKey) throw new Error('the emulator signs with certificates')
  return platformPublicKey
}

test('with 微信支付公钥 an order is placed, paid, announced, queried and refunded', async () => {
  const pay = payClient(held())
  const order = { amountFen: 5980, description: '奉节脐橙', openid: 'oTestPayer' }
  const expiresAt = new Date(outside.now().getTime() + 1_800_000)
  await pay.prepayJsapi({ ...order, outTradeNo: 'publickey01', expiresAt })
  outside.emulator.settle('publickey01')
  await outside.emulator.runDue()
  const [received] = outside.received
  if (!received) throw new Error('no notification came')
  expect(await pay.parseNotification(received.headers, received.body)).toMatchObject({
    kind: 'transaction',
    outTradeNo: 'publickey01',
    amountFen: 5980,
  })
  expect(await pay.query('publickey01')).toMatchObject({ state: 'SUCCESS', amountFen: 5980 })
  const refund = { outTradeNo: 'publickey01', outRefundNo: 'publickeyR1', refundFen: 980, totalFen: 5980 }
  expect(await pay.refund({ ...refund, reason: '少发一件' })).toMatchObject({ status: 'PROCESSING' })
})

test('a client without the key finds no certificates, and one with another id or key believes nothing', async () => {
  await expect(payClient(null).query('publickey02')).rejects.toMatchObject({ code: 'RESOURCE_NOT_EXISTS' })
  const { id, pem } = held()
  await expect(payClient({ id: `${id}1`, pem }).query('publickey02')).rejects.toThrow(WechatPaySignatureError)
  const stranger = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const mistaken = payClient({ id, pem: stranger.publicKey })
  await expect(mistaken.query('publickey02')).rejects.toThrow(WechatPaySignatureError)
})
