import { z } from 'zod'
import { randomDigits } from '../random.ts'
import type { World } from '../world.ts'
import { CloudError } from './signature.ts'

const sendSmsSchema = z.object({
  PhoneNumberSet: z.array(z.string()).min(1).max(200),
  SmsSdkAppId: z.string(),
  SignName: z.string(),
  TemplateId: z.string(),
  TemplateParamSet: z.array(z.string()).default([]),
  SessionContext: z.string().max(512).default(''),
})

export type SentMessage = {
  phoneNumber: string
  signName: string
  templateId: string
  templateParams: string[]
  sentAt: Date
}

type Request = z.infer<typeof sendSmsSchema>

function statusOf(world: World, request: Request, given: string) {
  const [, number] = /^(?:\+86|0086|86)?(1\d{10})$/.exec(given) ?? []
  const common = { PhoneNumber: number ? `+86${number}` : given, SessionContext: request.SessionContext }
  if (!number) {
    const Message = 'incorrect phone number'
    return {
      SerialNo: '',
      ...common,
      Fee: 0,
      Code: 'InvalidParameterValue.IncorrectPhoneNumber',
      Message,
      IsoCode: '',
    }
  }
  const sentAt = world.now().getTime()
  const serialNo = `2640:${randomDigits(12)}${sentAt}`
  world.store.run(
    `INSERT INTO sentMessage (serialNo, phoneNumber, signName, templateId, templateParams, sentAt)
     VALUES ($serialNo, $phoneNumber, $signName, $templateId, $templateParams, $sentAt)`,
    {
      serialNo,
      phoneNumber: common.PhoneNumber,
      signName: request.SignName,
      templateId: request.TemplateId,
      templateParams: JSON.stringify(request.TemplateParamSet),
      sentAt,
    },
  )
  return { SerialNo: serialNo, ...common, Fee: 1, Code: 'Ok', Message: 'send success', IsoCode: 'CN' }
}

/** SendSms 2021-01-11: one status per number. Throws CloudError in Tencent's codes for what concerns the whole call. */
export function sendSms(world: World, body: string) {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new CloudError('InvalidParameter', '请求体不是合法的 JSON')
  }
  const parsed = sendSmsSchema.safeParse(json)
  if (!parsed.success)
    throw new CloudError('InvalidParameter', `参数错误：${parsed.error.issues[0]?.path.join('.')}`)
  const request = parsed.data
  const { smsAppId, smsSign, smsTemplateId } = world.credentials
  if (request.SmsSdkAppId !== smsAppId) {
    throw new CloudError('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'SmsSdkAppId 校验失败')
  }
  if (request.SignName !== smsSign) {
    throw new CloudError('FailedOperation.SignatureIncorrectOrUnapproved', '签名未审批或格式错误')
  }
  if (request.TemplateId !== smsTemplateId) {
    throw new CloudError('FailedOperation.TemplateIncorrectOrUnapproved', '模板未审批或内容不匹配')
  }
  return { SendStatusSet: request.PhoneNumberSet.map((number) => statusOf(world, request, number)) }
}

/** Every message sent, oldest first. */
export function sentMessages(world: World): SentMessage[] {
  type Row = Omit<SentMessage, 'templateParams' | 'sentAt'> & { templateParams: string; sentAt: number }
  return world.store.all<Row>('SELECT * FROM sentMessage ORDER BY rowid').map((row) => ({
    phoneNumber: row.phoneNumber,
    signName: row.signName,
    templateId: row.templateId,
    templateParams: JSON.parse(row.templateParams) as string[],
    sentAt: new Date(row.sentAt),
  }))
}
