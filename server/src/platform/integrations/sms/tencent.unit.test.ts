import { afterEach, expect, test, vi } from 'vitest'
import { OutsideUnavailableError } from '../errors.ts'
import { createTencentSms, SmsError } from './index.ts'
import { tc3Authorization } from './tc3.ts'

afterEach(() => vi.unstubAllGlobals())

test("the signature is that of Tencent Cloud's documented example", () => {
  const authorization = tc3Authorization({
    secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    service: 'cvm',
    timestamp: 1551113065,
    url: new URL('https://cvm.tencentcloudapi.com'),
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  })
  expect(authorization).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  )
})

const config = {
  baseUrl: 'https://sms.test/sms',
  secretId: 'AKID',
  secretKey: 'sms-secret',
  appId: '1400',
  sign: '渝乡集',
  templateId: '2',
  timeoutMs: 1_000,
}

test('a code is sent; refusals keep their code, trouble is unavailable, and no error tells the phone', async () => {
  const requests: RequestInit[] = []
  let Response_: object = { SendStatusSet: [{ Code: 'Ok', Message: 'send success' }] }
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    requests.push(init)
    return Response.json({ Response: Response_ })
  })
  const sms = createTencentSms(config, () => new Date('2026-03-02T02:00:00Z'))
  await sms.sendCode('13812345678', '123456', 5)
  expect(JSON.parse(String(requests[0]?.body))).toEqual({
    PhoneNumberSet: ['+8613812345678'],
    SmsSdkAppId: '1400',
    SignName: '渝乡集',
    TemplateId: '2',
    TemplateParamSet: ['123456', '5'],
  })
  const refuse = async (answer: object): Promise<unknown> => {
    Response_ = answer
    return sms.sendCode('13812345678', '123456', 5).catch((error: unknown) => error)
  }
  const limit = { Code: 'LimitExceeded.PhoneNumberDailyLimit', Message: 'limit' }
  expect(await refuse({ SendStatusSet: [limit] })).toMatchObject({ name: 'SmsError', code: limit.Code })
  expect(await refuse({ Error: { Code: 'AuthFailure.SignatureFailure', Message: '' } })).toBeInstanceOf(
    SmsError,
  )
  const busy = await refuse({ Error: { Code: 'InternalError.Timeout', Message: '' } })
  expect(busy).toBeInstanceOf(OutsideUnavailableError)
  expect(await refuse({})).toBeInstanceOf(OutsideUnavailableError)
  expect(String(busy)).not.toMatch(/13812345678|123456/)
})
