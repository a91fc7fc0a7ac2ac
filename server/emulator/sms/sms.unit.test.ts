import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTestMerchant } from '../test-merchant.ts'

const { emulator, clock, request } = createTestMerchant()
const { smsSecretId, smsSecretKey, smsAppId, smsSign, smsTemplateId } = emulator.credentials
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

type Change = { key?: string; secretId?: string; sentBody?: string; skewSeconds?: number; path?: string }

async function send(body: object, change: Change = {}) {
  const text = JSON.stringify(body)
  const path = change.path ?? '/sms/'
  const timestamp = String(Math.floor(clock.now.getTime() / 1000) + (change.skewSeconds ?? 0))
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)
  const contentType = 'application/json; charset=utf-8'
  const signed = 'content-type;host;x-tc-action'
  const canonical = `POST\n/emulator${path}\n\ncontent-type:${contentType}\nhost:outside.test\nx-tc-action:sendsms\n\n${signed}\n${sha256(text)}`
  const scope = `${date}/sms/tc3_request`
  const key = hmac(hmac(hmac(`TC3${change.key ?? smsSecretKey}`, date), 'sms'), 'tc3_request')
  const signature = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString('hex')
  const response = await request(path, {
    method: 'POST',
    body: change.sentBody ?? text,
    headers: {
      Authorization: `TC3-HMAC-SHA256 Credential=${change.secretId ?? smsSecretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
      'Content-Type': contentType,
      'X-TC-Action': 'SendSms',
      'X-TC-Version': '2021-01-11',
      'X-TC-Timestamp': timestamp,
      'X-TC-Region': 'ap-guangzhou',
    },
  })
  const { Response: answer } = (await response.json()) as {
    Response: {
      Error?: { Code: string }
      SendStatusSet?: { Code: string; PhoneNumber: string; Fee: number }[]
    }
  }
  return answer
}

const message = {
  PhoneNumberSet: ['+8613800000001'],
  SmsSdkAppId: smsAppId,
  SignName: smsSign,
  TemplateId: smsTemplateId,
  TemplateParamSet: ['123456', '5'],
}

test('a correctly signed message is sent and kept, with and without the trailing slash', async () => {
  const answer = await send(message)
  expect(answer).toMatchObject({ SendStatusSet: [{ Code: 'Ok', PhoneNumber: '+8613800000001', Fee: 1 }] })
  expect(emulator.sentMessages()).toMatchObject([
    { phoneNumber: '+8613800000001', templateParams: ['123456', '5'], sentAt: clock.now },
  ])
  expect(await send(message, { path: '/sms' })).toMatchObject({ SendStatusSet: [{ Code: 'Ok' }] })
})

test.each<[string, Change]>([
  ['AuthFailure.SignatureFailure', { key: 'wrong' }],
  [
    'AuthFailure.SignatureFailure',
    { sentBody: JSON.stringify({ ...message, PhoneNumberSet: ['+8613900000000'] }) },
  ],
  ['AuthFailure.SecretIdNotFound', { secretId: 'AKIDx' }],
  ['AuthFailure.SignatureExpire', { skewSeconds: -301 }],
])('%s sends nothing', async (code, change) => {
  const before = emulator.sentMessages().length
  expect((await send(message, change)).Error?.Code).toBe(code)
  expect(emulator.sentMessages()).toHaveLength(before)
})

test('an unapproved template and a number that is none have their own codes', async () => {
  expect((await send({ ...message, TemplateId: '1' })).Error?.Code).toBe(
    'FailedOperation.TemplateIncorrectOrUnapproved',
  )
  const answer = await send({ ...message, PhoneNumberSet: ['12345'] })
  expect(answer.SendStatusSet).toMatchObject([{ Code: 'InvalidParameterValue.IncorrectPhoneNumber', Fee: 0 }])
})
