import { z } from 'zod'
import { type Clock, systemClock } from '../../clock.ts'
import { OutsideUnavailableError } from '../errors.ts'
import { outsideCall, parseAnswer } from '../outside-call.ts'
import { SmsError, type SmsSender } from './sender.ts'
import { tc3Authorization } from './tc3.ts'

export interface TencentSmsConfig {
  /** `https://sms.tencentcloudapi.com`, or where the emulator speaks as it; may have a path. */
  baseUrl: string
  secretId: string
  secretKey: string
  /** SmsSdkAppId. */
  appId: string
  /** The approved signature, e.g. 渝乡集. */
  sign: string
  /** The approved template; its parameters are the code and the minutes it is good for. */
  templateId: string
  timeoutMs: number
}

const SendSmsAnswer = z.looseObject({
  Response: z.looseObject({
    Error: z.looseObject({ Code: z.string(), Message: z.string() }).optional(),
    SendStatusSet: z.array(z.looseObject({ Code: z.string(), Message: z.string() })).optional(),
  }),
})

const CONTENT_TYPE = 'application/json; charset=utf-8'
/** The service has few regions; the nearest to Chongqing makes no difference to a message. */
const REGION = 'ap-guangzhou'

/** Tencent Cloud SMS, SendSms 2021-01-11. `InternalError…` and `RequestLimitExceeded…` count as unavailable. */
export function createTencentSms(config: TencentSmsConfig, clock: Clock = systemClock): SmsSender {
  const { secretId, secretKey } = config
  const url = new URL(config.baseUrl)
  return {
    async sendCode(phone, code, validMinutes) {
      const timestamp = Math.floor(clock().getTime() / 1000)
      const body = JSON.stringify({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: config.appId,
        SignName: config.sign,
        TemplateId: config.templateId,
        TemplateParamSet: [code, String(validMinutes)],
      })
      const headers = { 'Content-Type': CONTENT_TYPE, 'X-TC-Action': 'SendSms' }
      const Authorization = tc3Authorization({
        secretId,
        secretKey,
        service: 'sms',
        timestamp,
        url,
        headers,
        body,
      })
      const answer = await outsideCall(
        'sms',
        url.href,
        {
          method: 'POST',
          headers: {
            ...headers,
            Authorization,
            'X-TC-Version': '2021-01-11',
            'X-TC-Region': REGION,
            'X-TC-Timestamp': String(timestamp),
          },
          body,
        },
        { timeoutMs: config.timeoutMs },
      )
      if (answer.status !== 200) throw new OutsideUnavailableError('sms', `answered ${answer.status}`)
      assertSent(parseAnswer('sms', SendSmsAnswer, answer.bytes))
    },
  }
}

function assertSent({ Response }: z.infer<typeof SendSmsAnswer>): void {
  const status = Response.Error ?? Response.SendStatusSet?.[0]
  if (!status) throw new OutsideUnavailableError('sms', 'the answer has no status')
  if (status.Code === 'Ok') return
  if (/^(InternalError|RequestLimitExceeded)/.test(status.Code)) {
    throw new OutsideUnavailableError('sms', status.Code)
  }
  throw new SmsError(status.Code, status.Message)
}
